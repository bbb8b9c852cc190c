namespace OllamaMcp.AppHost.Processes.Supervision;

/// <summary>How often a part is asked: often while somebody waits for it, seldom once it is ready and well.</summary>
internal static class ProbePace
{
    private static readonly TimeSpan Fast = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Slow = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Calm = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Doubtful = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan SoonReady = TimeSpan.FromSeconds(5);

    /// <summary>The pause before the next question.</summary>
    public static TimeSpan After(PartState state, DateTimeOffset now) =>
        state.Phase == PartPhase.Ready && state.Missed == 0 ? Calm
        : state.ReadySince is not null ? Doubtful
        : now - state.Since < SoonReady ? Fast
        : Slow;
}
