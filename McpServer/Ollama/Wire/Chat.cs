using System.Text.Json;
using System.Text.Json.Serialization;

namespace OllamaMcp.Server.Ollama.Wire;

/// <summary><c>POST /api/chat</c>. Null fields are not sent.</summary>
internal sealed record ChatRequest
{
    public required string Model { get; init; }
    public required IReadOnlyList<Message> Messages { get; init; }

    /// <summary>Set by the client method that is called; a caller's value is overwritten.</summary>
    public bool? Stream { get; init; }

    /// <summary>Tool definitions as Ollama takes them (<c>type: function</c>), passed on as they are.</summary>
    public JsonElement? Tools { get; init; }

    /// <summary><c>"json"</c> or a JSON schema object.</summary>
    public JsonElement? Format { get; init; }

    /// <summary>Seconds as a number (negative: for ever), or a duration as text such as <c>"5m"</c>.</summary>
    public JsonElement? KeepAlive { get; init; }
    public JsonElement? Options { get; init; }

    /// <summary><c>true</c>, <c>false</c>, or a level: <c>"low"</c>, <c>"medium"</c>, <c>"high"</c>.</summary>
    public JsonElement? Think { get; init; }
    public bool? Truncate { get; init; }
    public bool? Shift { get; init; }
    public bool? Logprobs { get; init; }

    /// <summary>0 to 20.</summary>
    public int? TopLogprobs { get; init; }
}

/// <summary>One message of a conversation.</summary>
internal sealed record Message
{
    /// <summary><c>system</c>, <c>user</c>, <c>assistant</c> or <c>tool</c>.</summary>
    public required string Role { get; init; }
    public string? Content { get; init; }
    public string? Thinking { get; init; }

    /// <summary>Base64 without a data prefix.</summary>
    public IReadOnlyList<string>? Images { get; init; }
    public IReadOnlyList<ToolCall>? ToolCalls { get; init; }

    /// <summary>On a <c>tool</c> message: the tool whose result it is.</summary>
    public string? ToolName { get; init; }
    public string? ToolCallId { get; init; }

    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Unknown { get; set; }
}

/// <summary>A model's wish to have a function called.</summary>
internal sealed record ToolCall
{
    public string? Id { get; init; }
    public required ToolCallFunction Function { get; init; }

    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Unknown { get; set; }
}

/// <summary>Which function, with what.</summary>
internal sealed record ToolCallFunction
{
    public int? Index { get; init; }
    public required string Name { get; init; }

    /// <summary>An object.</summary>
    public JsonElement Arguments { get; init; }

    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Unknown { get; set; }
}

/// <summary>A line of a chat stream, or the whole answer. The figures are on the last line only; durations in nanoseconds.</summary>
internal sealed record ChatResponse : ITextChunk
{
    public string? Model { get; init; }
    public string? CreatedAt { get; init; }
    public Message? Message { get; init; }
    public bool Done { get; init; }

    /// <summary><c>stop</c>, <c>length</c>, <c>load</c> or <c>unload</c>.</summary>
    public string? DoneReason { get; init; }
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
    string? IStreamItem.Text => Message?.Content;
    string? ITextChunk.Thinking => Message?.Thinking;
}
