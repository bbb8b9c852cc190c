using System.Text.Json.Serialization;
using OllamaMcp.Server.Ollama.Wire;
using OllamaMcp.Server.Tools.Generation;

namespace OllamaMcp.Server.Tools.Ollama;

/// <summary>Source-generated JSON of what the tools take and give that have models answer, keep conversations, or ask the web.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull
)]
[JsonSerializable(typeof(GenerateArguments))]
[JsonSerializable(typeof(GenerateResult))]
[JsonSerializable(typeof(ChatArguments))]
[JsonSerializable(typeof(ChatResult))]
[JsonSerializable(typeof(EmbeddingsArguments))]
[JsonSerializable(typeof(EmbeddingsResult))]
[JsonSerializable(typeof(CreateEmbeddingsArguments))]
[JsonSerializable(typeof(CreateEmbeddingsResult))]
[JsonSerializable(typeof(BatchGenerateArguments))]
[JsonSerializable(typeof(BatchGenerateResult))]
[JsonSerializable(typeof(IReadOnlyList<BatchItem>))]
[JsonSerializable(typeof(CompareModelsArguments))]
[JsonSerializable(typeof(CompareModelsResult))]
[JsonSerializable(typeof(IReadOnlyList<ComparedModel>))]
[JsonSerializable(typeof(SaveContextArguments))]
[JsonSerializable(typeof(SaveContextResult))]
[JsonSerializable(typeof(LoadContextArguments))]
[JsonSerializable(typeof(LoadContextResult))]
[JsonSerializable(typeof(ClearContextArguments))]
[JsonSerializable(typeof(ClearContextResult))]
[JsonSerializable(typeof(ListContextsArguments))]
[JsonSerializable(typeof(ListContextsResult))]
[JsonSerializable(typeof(WebSearchArguments))]
[JsonSerializable(typeof(WebSearchResponse))]
[JsonSerializable(typeof(WebFetchArguments))]
[JsonSerializable(typeof(WebFetchResponse))]
internal sealed partial class GenerationToolsJson : JsonSerializerContext;
