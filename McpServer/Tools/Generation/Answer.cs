using System.Text.Json;

namespace OllamaMcp.Server.Tools.Generation;

/// <summary>A whole answer of a model.</summary>
internal sealed record Answer
{
    public required string Text { get; init; }
    public string? Thinking { get; init; }
    public JsonElement? Logprobs { get; init; }
    public string? DoneReason { get; init; }
    public required AnswerMetrics Metrics { get; init; }
    public required string Instance { get; init; }

    /// <summary>What Ollama said beyond what is known here; null for nothing.</summary>
    public IDictionary<string, JsonElement>? Unknown { get; init; }
}
