using OllamaMcp.Server.Ollama.Wire;

namespace OllamaMcp.Server.Ollama.Tracing;

/// <summary>What Ollama says of an answer that is complete. Null where it does not say.</summary>
/// <param name="Model">The model that answered.</param>
/// <param name="FinishReason">Why it stopped.</param>
/// <param name="InputTokens">Tokens of the prompt.</param>
/// <param name="OutputTokens">Tokens of the answer.</param>
internal readonly record struct ModelFigures(string? Model, string? FinishReason, int? InputTokens, int? OutputTokens)
{
    /// <summary>All of it.</summary>
    public TimeSpan? Total { get; init; }

    /// <summary>Loading the model and reading the prompt: until the first token.</summary>
    public TimeSpan? ToFirstToken { get; init; }

    /// <summary>Writing the answer.</summary>
    public TimeSpan? Writing { get; init; }

    public static ModelFigures Of(ITextChunk last) =>
        new(ModelOf(last), last.DoneReason, last.PromptEvalCount, last.EvalCount)
        {
            Total = Nanoseconds(last.TotalDuration),
            ToFirstToken = last.PromptEvalDuration is { } prompt ? Nanoseconds((last.LoadDuration ?? 0) + prompt) : null,
            Writing = Nanoseconds(last.EvalDuration),
        };

    /// <summary>Of an answer that came whole. Null where it is no model's.</summary>
    public static ModelFigures? Of(IAnswer answer) =>
        answer switch
        {
            EmbedResponse embed => new ModelFigures(embed.Model, null, embed.PromptEvalCount, null)
            {
                Total = Nanoseconds(embed.TotalDuration),
            },
            EmbeddingsResponse => default(ModelFigures),
            _ => null,
        };

    private static string? ModelOf(ITextChunk chunk) =>
        chunk switch
        {
            ChatResponse chat => chat.Model,
            GenerateResponse generate => generate.Model,
            _ => null,
        };

    private static TimeSpan? Nanoseconds(long? value) =>
        value is { } number ? TimeSpan.FromTicks(number / TimeSpan.NanosecondsPerTick) : null;
}
