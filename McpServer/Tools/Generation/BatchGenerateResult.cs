using System.ComponentModel;
using System.Text.Json;
using OllamaMcp.Server.Tools.Registry;

namespace OllamaMcp.Server.Tools.Generation;

/// <summary>What <c>ollama_batch_generate</c> gives.</summary>
internal sealed record BatchGenerateResult
{
    [Description("The model that was asked.")]
    public required string Model { get; init; }

    [Description("An item for each prompt, in their order.")]
    public required IReadOnlyList<BatchItem> Items { get; init; }

    [Description("How many prompts were answered.")]
    public required int Succeeded { get; init; }

    [Description("How many prompts failed; their items have an error.")]
    public required int Failed { get; init; }

    [Description("How many prompts ran side by side at most.")]
    public required int Parallel { get; init; }

    [Description("Tokens of all answers.")]
    public required int OutputTokens { get; init; }

    [Description("Milliseconds from the call to the end of the last answer.")]
    public required double ElapsedMs { get; init; }

    [Description("The id of this call.")]
    public required string RequestId { get; init; }
}

/// <summary>The answer to one prompt of a batch.</summary>
internal sealed record BatchItem
{
    [Description("Which prompt, from 0.")]
    public required int Index { get; init; }

    [Description("The answer.")]
    public string? Response { get; init; }

    [Description("What a thinking model thought before.")]
    public string? Thinking { get; init; }

    [Description("Why the answer ended: stop or length.")]
    public string? DoneReason { get; init; }

    [Description("The log probabilities, where asked for.")]
    public JsonElement? Logprobs { get; init; }

    [Description("Times and tokens.")]
    public AnswerMetrics? Metrics { get; init; }

    [Description("The instance of Ollama that answered.")]
    public string? Instance { get; init; }

    [Description("In place of the answer: why there is none.")]
    public ItemError? Error { get; init; }

    public static BatchItem From(int index, GenerateResult result) =>
        new()
        {
            Index = index,
            Response = result.Response,
            Thinking = result.Thinking,
            DoneReason = result.DoneReason,
            Logprobs = result.Logprobs,
            Metrics = result.Metrics,
            Instance = result.Instance,
        };
}
