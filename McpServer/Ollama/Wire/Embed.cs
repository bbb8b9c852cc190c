using System.Text.Json;
using System.Text.Json.Serialization;

namespace OllamaMcp.Server.Ollama.Wire;

/// <summary><c>POST /api/embed</c>. Null fields are not sent.</summary>
internal sealed record EmbedRequest
{
    public required string Model { get; init; }
    public required IReadOnlyList<string> Input { get; init; }
    public bool? Truncate { get; init; }
    public int? Dimensions { get; init; }
    public JsonElement? KeepAlive { get; init; }
    public JsonElement? Options { get; init; }
}

/// <summary>The answer of <c>POST /api/embed</c>: a vector for each input, in its order.</summary>
internal sealed record EmbedResponse : IAnswer
{
    public string? Model { get; init; }

    [JsonRequired, JsonConverter(typeof(VectorsConverter))]
    public IReadOnlyList<IReadOnlyList<float>> Embeddings { get; init; } = [];
    public long? TotalDuration { get; init; }
    public long? LoadDuration { get; init; }
    public int? PromptEvalCount { get; init; }

    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Unknown { get; set; }
}

/// <summary><c>POST /api/embeddings</c>, the older route: one text, not normalised.</summary>
internal sealed record EmbeddingsRequest
{
    public required string Model { get; init; }
    public required string Prompt { get; init; }
    public JsonElement? KeepAlive { get; init; }
    public JsonElement? Options { get; init; }
}

/// <summary>The answer of <c>POST /api/embeddings</c>.</summary>
internal sealed record EmbeddingsResponse : IAnswer
{
    [JsonRequired, JsonConverter(typeof(VectorConverter))]
    public IReadOnlyList<double> Embedding { get; init; } = [];

    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Unknown { get; set; }
}
