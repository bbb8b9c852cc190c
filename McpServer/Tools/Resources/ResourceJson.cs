using System.Text.Json.Serialization;
using OllamaMcp.Server.Contexts;
using OllamaMcp.Server.Ollama.Wire;

namespace OllamaMcp.Server.Tools.Resources;

/// <summary>Source-generated JSON of what resources read as.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull
)]
[JsonSerializable(typeof(ListModelsResponse))]
[JsonSerializable(typeof(ShowResponse))]
[JsonSerializable(typeof(Conversation))]
[JsonSerializable(typeof(InstanceList))]
internal sealed partial class ResourceJson : JsonSerializerContext;
