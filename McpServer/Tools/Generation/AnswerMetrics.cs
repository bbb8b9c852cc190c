using System.ComponentModel;
using OllamaMcp.Server.Ollama.Wire;

namespace OllamaMcp.Server.Tools.Generation;

/// <summary>What an answer cost. What Ollama does not tell is left out.</summary>
internal sealed record AnswerMetrics
{
    [Description("Milliseconds from the call to the first piece of answer or thinking, measured by this server.")]
    public double? TimeToFirstTokenMs { get; init; }

    [Description("Milliseconds from the call to the end of the answer, measured by this server.")]
    public required double ElapsedMs { get; init; }

    [Description("Milliseconds in all, by Ollama's own clock.")]
    public double? TotalMs { get; init; }

    [Description("Milliseconds for loading the model.")]
    public double? LoadMs { get; init; }

    [Description("Milliseconds for reading the prompt.")]
    public double? PromptEvalMs { get; init; }

    [Description("Milliseconds for writing the answer.")]
    public double? EvalMs { get; init; }

    [Description("Tokens of the prompt that were read.")]
    public int? PromptTokens { get; init; }

    [Description("Tokens of the answer.")]
    public int? OutputTokens { get; init; }

    [Description("Tokens of the answer per second of writing.")]
    public double? TokensPerSecond { get; init; }

    /// <summary>From the last line of a stream.</summary>
    public static AnswerMetrics From(ITextChunk last, TimeSpan? toFirst, TimeSpan elapsed) =>
        new()
        {
            TimeToFirstTokenMs = toFirst is { } first ? Math.Round(first.TotalMilliseconds, 3) : null,
            ElapsedMs = Math.Round(elapsed.TotalMilliseconds, 3),
            TotalMs = Milliseconds(last.TotalDuration),
            LoadMs = Milliseconds(last.LoadDuration),
            PromptEvalMs = Milliseconds(last.PromptEvalDuration),
            EvalMs = Milliseconds(last.EvalDuration),
            PromptTokens = last.PromptEvalCount,
            OutputTokens = last.EvalCount,
            TokensPerSecond = last is { EvalCount: { } count, EvalDuration: > 0 and var nanoseconds }
                ? Math.Round(count / (nanoseconds / 1e9), 2)
                : null,
        };

    public static double? Milliseconds(long? nanoseconds) => nanoseconds is { } n ? Math.Round(n / 1e6, 3) : null;
}
