using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;
using OllamaMcp.Server.Ollama.Wire;

namespace OllamaMcp.Server.Tools.Generation;

/// <summary>What <c>ollama_chat</c> and <c>ollama_chat_stream</c> give.</summary>
internal sealed record ChatResult
{
    [Description("The model that answered.")]
    public required string Model { get; init; }

    [Description("The answer: content, and where there are, thinking and tool_calls.")]
    public required Message Message { get; init; }

    [Description("Why the answer ended: stop, length, load or unload.")]
    public string? DoneReason { get; init; }

    [Description("The log probabilities, where asked for.")]
    public JsonElement? Logprobs { get; init; }

    [Description("Times and tokens.")]
    public required AnswerMetrics Metrics { get; init; }

    [Description("With session_id: what became of the saved conversation.")]
    public SessionState? Session { get; init; }

    [Description("The instance of Ollama that answered.")]
    public required string Instance { get; init; }

    [Description("The id of this call.")]
    public required string RequestId { get; init; }

    /// <summary>What a newer Ollama says beyond this.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Unknown { get; set; }
}
