using System.Text.Json;
using System.Text.Json.Serialization;

namespace OllamaMcp.Server.Ollama.Wire;

/// <summary>A web search.</summary>
internal sealed record WebSearchRequest
{
    public required string Query { get; init; }

    /// <summary>1 to 10.</summary>
    public int? MaxResults { get; init; }
}

/// <summary>What a web search found.</summary>
internal sealed record WebSearchResponse : IAnswer
{
    [JsonRequired]
    public IReadOnlyList<WebSearchResult> Results { get; init; } = [];

    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Unknown { get; set; }
}

/// <summary>A page that was found.</summary>
internal sealed record WebSearchResult
{
    public string? Title { get; init; }
    public string? Url { get; init; }
    public string? Content { get; init; }

    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Unknown { get; set; }
}

/// <summary>Fetching a page.</summary>
internal sealed record WebFetchRequest
{
    public required string Url { get; init; }
}

/// <summary>A fetched page.</summary>
internal sealed record WebFetchResponse : IAnswer
{
    public string? Title { get; init; }
    public string? Content { get; init; }
    public IReadOnlyList<string>? Links { get; init; }

    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Unknown { get; set; }
}
