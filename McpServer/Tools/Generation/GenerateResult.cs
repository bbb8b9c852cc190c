using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;
using OllamaMcp.Server.Ollama.Wire;

namespace OllamaMcp.Server.Tools.Generation;

/// <summary>What <c>ollama_generate</c> and <c>ollama_generate_stream</c> give.</summary>
internal sealed record GenerateResult
{
    [Description("The model that answered.")]
    public required string Model { get; init; }

    [Description("The answer.")]
    public required string Response { get; init; }

    [Description("What a thinking model thought before.")]
    public string? Thinking { get; init; }

    [Description("The functions that the model wants called.")]
    public IReadOnlyList<ToolCall>? ToolCalls { get; init; }

    [Description("Why the answer ended: stop, length, load or unload.")]
    public string? DoneReason { get; init; }

    [Description("To be given as context to go on from here.")]
    public IReadOnlyList<long>? Context { get; init; }

    [Description("The log probabilities, where asked for.")]
    public JsonElement? Logprobs { get; init; }

    [Description("Times and tokens.")]
    public required AnswerMetrics Metrics { get; init; }

    [Description("The instance of Ollama that answered.")]
    public required string Instance { get; init; }

    [Description("The id of this call.")]
    public required string RequestId { get; init; }

    /// <summary>What a newer Ollama says beyond this.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Unknown { get; set; }
}
