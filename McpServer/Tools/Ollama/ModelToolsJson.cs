using System.Text.Json.Serialization;
using OllamaMcp.Server.Tools.Registry;

namespace OllamaMcp.Server.Tools.Ollama;

/// <summary>Source-generated JSON of what the tools for models and the system take and give.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull
)]
[JsonSerializable(typeof(NoArguments))]
[JsonSerializable(typeof(ModelArguments))]
[JsonSerializable(typeof(ListModelsResult))]
[JsonSerializable(typeof(ShowModelArguments))]
[JsonSerializable(typeof(ShowModelResult))]
[JsonSerializable(typeof(TransferArguments))]
[JsonSerializable(typeof(TransferResult))]
[JsonSerializable(typeof(DeleteModelResult))]
[JsonSerializable(typeof(CopyModelArguments))]
[JsonSerializable(typeof(CopyModelResult))]
[JsonSerializable(typeof(ModelDefinitionArguments))]
[JsonSerializable(typeof(CreateModelResult))]
[JsonSerializable(typeof(UpdateModelResult))]
[JsonSerializable(typeof(GetModelfileResult))]
[JsonSerializable(typeof(ListProcessesResult))]
[JsonSerializable(typeof(CheckBlobsArguments))]
[JsonSerializable(typeof(CheckBlobsResult))]
[JsonSerializable(typeof(GetVersionResult))]
[JsonSerializable(typeof(CheckHealthResult))]
[JsonSerializable(typeof(GetModelsInfoArguments))]
[JsonSerializable(typeof(GetModelsInfoResult))]
[JsonSerializable(typeof(CancelRequestArguments))]
[JsonSerializable(typeof(CancelRequestResult))]
[JsonSerializable(typeof(ValidateModelResult))]
[JsonSerializable(typeof(GetModelSizeResult))]
[JsonSerializable(typeof(SearchModelsArguments))]
[JsonSerializable(typeof(SearchModelsResult))]
internal sealed partial class ModelToolsJson : JsonSerializerContext;
