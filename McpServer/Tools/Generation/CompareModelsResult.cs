using System.ComponentModel;
using System.Text.Json;
using OllamaMcp.Server.Tools.Registry;

namespace OllamaMcp.Server.Tools.Generation;

/// <summary>What <c>ollama_compare_models</c> gives.</summary>
internal sealed record CompareModelsResult
{
    [Description("An entry for each model, in their order.")]
    public required IReadOnlyList<ComparedModel> Results { get; init; }

    [Description("The model whose first token came first. The time counts loading the model, where it was not loaded.")]
    public string? FirstToAnswer { get; init; }

    [Description("The model with the most tokens per second.")]
    public string? FastestWriter { get; init; }

    [Description("How many models ran side by side at most; above 1 they slowed each other down.")]
    public required int Parallel { get; init; }

    [Description("Milliseconds from the call to the end of the last answer.")]
    public required double ElapsedMs { get; init; }

    [Description("The id of this call.")]
    public required string RequestId { get; init; }

    public static CompareModelsResult From(IReadOnlyList<ComparedModel> results, int parallel, TimeSpan elapsed, string requestId) =>
        new()
        {
            Results = results,
            FirstToAnswer = results.Where(r => r.Metrics?.TimeToFirstTokenMs is not null).MinBy(r => r.Metrics!.TimeToFirstTokenMs)?.Model,
            FastestWriter = results.Where(r => r.Metrics?.TokensPerSecond is not null).MaxBy(r => r.Metrics!.TokensPerSecond)?.Model,
            Parallel = parallel,
            ElapsedMs = Math.Round(elapsed.TotalMilliseconds, 3),
            RequestId = requestId,
        };
}

/// <summary>The answer of one model of a comparison.</summary>
internal sealed record ComparedModel
{
    [Description("The model.")]
    public required string Model { get; init; }

    [Description("Its answer.")]
    public string? Response { get; init; }

    [Description("What a thinking model thought before.")]
    public string? Thinking { get; init; }

    [Description("How many characters its answer has.")]
    public int? Characters { get; init; }

    [Description("Why its answer ended: stop or length.")]
    public string? DoneReason { get; init; }

    [Description("The log probabilities, where asked for.")]
    public JsonElement? Logprobs { get; init; }

    [Description("Times and tokens: time to first token, tokens per second, load time.")]
    public AnswerMetrics? Metrics { get; init; }

    [Description("The instance of Ollama that answered.")]
    public string? Instance { get; init; }

    [Description("In place of the answer: why there is none.")]
    public ItemError? Error { get; init; }

    public static ComparedModel From(string model, GenerateResult result) =>
        new()
        {
            Model = model,
            Response = result.Response,
            Thinking = result.Thinking,
            Characters = result.Response.Length,
            DoneReason = result.DoneReason,
            Logprobs = result.Logprobs,
            Metrics = result.Metrics,
            Instance = result.Instance,
        };
}
