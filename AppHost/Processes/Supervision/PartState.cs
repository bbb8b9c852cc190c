using System.Globalization;

namespace OllamaMcp.AppHost.Processes.Supervision;

/// <summary>The state of one part at one moment. Immutable: each thing that happens to the part makes the next state.</summary>
/// <param name="Name">The part.</param>
/// <param name="Phase">Where it is between its start and its end.</param>
/// <param name="Since">When it came into this phase.</param>
internal sealed record PartState(string Name, PartPhase Phase, DateTimeOffset Since)
{
    /// <summary>So many times in a row a ready part may miss an answer.</summary>
    public const int Misses = 3;

    private static readonly TimeSpan UsualStart = TimeSpan.FromSeconds(3);

    /// <summary>Why it is where it is: what it waits for, the last answer, how it died. Empty where nothing is to say.</summary>
    public string Reason { get; init; } = "";

    /// <summary>The pause before the next start, in <see cref="PartPhase.Restarting"/>.</summary>
    public TimeSpan Pause { get; init; }

    /// <summary>Since when the process has been ready, well or not; null where it is not.</summary>
    public DateTimeOffset? ReadySince { get; init; }

    /// <summary>Since when it tries to become ready, over all its starts; null before the first one, and while it is ready.</summary>
    public DateTimeOffset? TriesSince { get; init; }

    /// <summary>How often it died, since it was last ready for <see cref="RestartPolicy.Proof"/>.</summary>
    public int Deaths { get; init; }

    /// <summary>How many starts in a row ended before it was ready.</summary>
    public int FailedStarts { get; init; }

    /// <summary>How many answers in a row it missed.</summary>
    public int Missed { get; init; }

    public bool IsOver => Phase is PartPhase.Failed or PartPhase.Ended;

    /// <summary>State and reason in words, as they are when it comes into its phase.</summary>
    public string Text =>
        Phase switch
        {
            PartPhase.Waiting or PartPhase.Restarting => $"{Word(Since)} {ReasonAt(Since)}",
            PartPhase.Preparing => Reason,
            _ when Reason.Length == 0 => Word(Since),
            _ => $"{Word(Since)}: {Reason}",
        };

    /// <summary>The phase in a word or two.</summary>
    public string Word(DateTimeOffset now) =>
        Phase switch
        {
            PartPhase.Restarting => string.Create(CultureInfo.InvariantCulture, $"restarting in {Left(now):0} s"),
            PartPhase.Unwell => "not healthy",
            PartPhase.Absent => "none",
            _ => Phase.ToString().ToLowerInvariant(),
        };

    /// <summary>What stands behind the word. A start that takes no longer than usual gives no reason.</summary>
    public string ReasonAt(DateTimeOffset now) =>
        Phase switch
        {
            PartPhase.Waiting => $"for {Reason}",
            PartPhase.Restarting => $"after {Reason}",
            PartPhase.Starting when now - Since < UsualStart => "",
            _ => Reason,
        };

    public static PartState New(string name, IEnumerable<string> dependsOn, DateTimeOffset now) =>
        new PartState(name, PartPhase.Waiting, now).Waiting(dependsOn, now);

    public PartState Waiting(IEnumerable<string> names, DateTimeOffset now) => In(PartPhase.Waiting, string.Join(", ", names), now);

    public PartState Preparing(string what, DateTimeOffset now) => In(PartPhase.Preparing, what, now);

    public PartState Starting(DateTimeOffset now) => In(PartPhase.Starting, "", now) with { TriesSince = TriesSince ?? now };

    /// <summary>It was asked whether it is ready.</summary>
    /// <param name="complaint">Null when it is; else why not.</param>
    /// <param name="now">The time.</param>
    public PartState Answered(string? complaint, DateTimeOffset now)
    {
        if (complaint is null)
        {
            return Phase == PartPhase.Ready
                ? this with
                {
                    Missed = 0,
                }
                : In(PartPhase.Ready, "", now) with
                {
                    ReadySince = ReadySince ?? now,
                    TriesSince = null,
                    FailedStarts = 0,
                    Missed = 0,
                };
        }
        return Phase switch
        {
            PartPhase.Ready when Missed + 1 < Misses => this with { Missed = Missed + 1 },
            PartPhase.Ready => In(PartPhase.Unwell, complaint, now),
            _ => this with { Reason = complaint },
        };
    }

    /// <summary>Its process is gone, or could not be started.</summary>
    public PartState Died(string reason, DateTimeOffset now)
    {
        var deaths = now - ReadySince >= RestartPolicy.Proof ? 1 : Deaths + 1;
        return In(PartPhase.Restarting, reason, now) with
        {
            Pause = RestartPolicy.Pause(deaths),
            Deaths = deaths,
            FailedStarts = ReadySince is null ? FailedStarts + 1 : 0,
            ReadySince = null,
            TriesSince = TriesSince ?? now,
            Missed = 0,
        };
    }

    public PartState Failed(string reason, DateTimeOffset now) => In(PartPhase.Failed, reason, now);

    public PartState Absent(string reason, DateTimeOffset now) => In(PartPhase.Absent, reason, now);

    public PartState Ending(DateTimeOffset now) => In(PartPhase.Ending, "", now);

    public PartState Ended(DateTimeOffset now) => In(PartPhase.Ended, "", now);

    private double Left(DateTimeOffset now) => Math.Max(0, Math.Ceiling((Pause - (now - Since)).TotalSeconds));

    private PartState In(PartPhase phase, string reason, DateTimeOffset now) =>
        this with
        {
            Phase = phase,
            Reason = reason,
            Since = phase == Phase ? Since : now,
        };
}
