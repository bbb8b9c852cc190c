namespace OllamaMcp.Bench.Measuring;

/// <summary>How much is measured, and for how long.</summary>
internal sealed record Plan
{
    /// <summary>How often every figure is taken; the table shows the median and the range.</summary>
    public required int Rounds { get; init; }

    /// <summary>How long one load lasts.</summary>
    public required TimeSpan Slice { get; init; }

    /// <summary>How long every target is called before the first figure is taken: programs that are compiled while they run need it.</summary>
    public required TimeSpan WarmUp { get; init; }

    /// <summary>Idle sessions that are opened to weigh one.</summary>
    public required int Sessions { get; init; }

    /// <summary>Callers side by side.</summary>
    public IReadOnlyList<int> Connections { get; init; } = [1, 8, 64];

    /// <summary>Streams side by side.</summary>
    public IReadOnlyList<int> Streams { get; init; } = [1, 64];

    public static Plan Full { get; } =
        new()
        {
            Rounds = 5,
            Slice = TimeSpan.FromSeconds(1),
            WarmUp = TimeSpan.FromSeconds(3),
            Sessions = 10_000,
        };

    public static Plan Quick { get; } =
        new()
        {
            Rounds = 1,
            Slice = TimeSpan.FromSeconds(0.3),
            WarmUp = TimeSpan.FromSeconds(0.5),
            Sessions = 500,
        };
}
