using System.Text.Json.Serialization;
using OllamaMcp.Server.Tools.Registry;

namespace OllamaMcp.Server.Tools.Ollama;

/// <summary>Source-generated JSON of what the tools for models and the system take and give.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull
)]
[JsonSerializable(typeof(NoArguments))]
[JsonSerializable(typeof(GetVersionResult))]
internal sealed partial class ModelToolsJson : JsonSerializerContext;
