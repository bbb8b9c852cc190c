using System.Text.Json;
using System.Text.Json.Serialization;

namespace OllamaMcp.Server.Ollama.Wire;

/// <summary><c>POST /api/generate</c>. Null fields are not sent.</summary>
internal sealed record GenerateRequest
{
    public required string Model { get; init; }
    public string? Prompt { get; init; }
    public string? Suffix { get; init; }
    public string? System { get; init; }
    public string? Template { get; init; }

    /// <summary>The <c>context</c> of an earlier answer: token numbers.</summary>
    public IReadOnlyList<long>? Context { get; init; }

    /// <summary>Set by the client method that is called; a caller's value is overwritten.</summary>
    public bool? Stream { get; init; }
    public bool? Raw { get; init; }

    /// <summary><c>"json"</c> or a JSON schema object.</summary>
    public JsonElement? Format { get; init; }

    /// <summary>Seconds as a number (negative: for ever), or a duration as text such as <c>"5m"</c>.</summary>
    public JsonElement? KeepAlive { get; init; }

    /// <summary>Base64 without a data prefix.</summary>
    public IReadOnlyList<string>? Images { get; init; }
    public JsonElement? Options { get; init; }

    /// <summary><c>true</c>, <c>false</c>, or a level: <c>"low"</c>, <c>"medium"</c>, <c>"high"</c>.</summary>
    public JsonElement? Think { get; init; }
    public bool? Truncate { get; init; }
    public bool? Shift { get; init; }
    public bool? Logprobs { get; init; }

    /// <summary>0 to 20.</summary>
    public int? TopLogprobs { get; init; }
}

/// <summary>A line of a generate stream, or the whole answer. The figures are on the last line only; durations in nanoseconds.</summary>
internal sealed record GenerateResponse : ITextChunk
{
    public string? Model { get; init; }
    public string? CreatedAt { get; init; }
    public string? Response { get; init; }
    public string? Thinking { get; init; }
    public bool Done { get; init; }

    /// <summary><c>stop</c>, <c>length</c>, <c>load</c> or <c>unload</c>.</summary>
    public string? DoneReason { get; init; }
    public IReadOnlyList<long>? Context { get; init; }
    public IReadOnlyList<ToolCall>? ToolCalls { get; init; }
    public JsonElement? Logprobs { get; init; }
    public long? TotalDuration { get; init; }
    public long? LoadDuration { get; init; }
    public int? PromptEvalCount { get; init; }
    public long? PromptEvalDuration { get; init; }
    public int? EvalCount { get; init; }
    public long? EvalDuration { get; init; }

    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Unknown { get; set; }

    bool IStreamItem.IsLast => Done;
    string? IStreamItem.Text => Response;
}

/// <summary>What both kinds of stream share.</summary>
internal interface ITextChunk : IStreamItem
{
    string? Thinking { get; }
    bool Done { get; }
    string? DoneReason { get; }
    JsonElement? Logprobs { get; }
    long? TotalDuration { get; }
    long? LoadDuration { get; }
    int? PromptEvalCount { get; }
    long? PromptEvalDuration { get; }
    int? EvalCount { get; }
    long? EvalDuration { get; }
}
