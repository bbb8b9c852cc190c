namespace OllamaMcp.Emulator.Generation;

/// <summary>How an answer ended, and what it took.</summary>
internal sealed record Outcome(
    string DoneReason,
    int PromptTokens,
    int AnswerTokens,
    TimeSpan Total,
    TimeSpan Load,
    TimeSpan PromptTime,
    TimeSpan AnswerTime,
    IReadOnlyList<int> Context
);
