namespace OllamaMcp.Bench.Measuring;

/// <summary>What the rounds gave.</summary>
internal sealed record Spread(double Median, double Low, double High)
{
    /// <summary>The lower bound of the half in the middle, which a few disturbed rounds do not move.</summary>
    public required double LowerQuartile { get; init; }

    /// <summary>Its upper bound.</summary>
    public required double UpperQuartile { get; init; }

    public static Spread Of(IReadOnlyCollection<double> values)
    {
        double[] sorted = [.. values.Order()];
        var middle = sorted.Length / 2;
        var median = sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
        return new Spread(median, sorted[0], sorted[^1])
        {
            LowerQuartile = sorted[(sorted.Length - 1) / 4],
            UpperQuartile = sorted[^((sorted.Length + 3) / 4)],
        };
    }
}
