namespace OllamaMcp.Bench.Measuring;

/// <summary>What the rounds gave.</summary>
internal sealed record Spread(double Median, double Low, double High)
{
    public static Spread Of(IReadOnlyCollection<double> values)
    {
        double[] sorted = [.. values.Order()];
        var middle = sorted.Length / 2;
        var median = sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
        return new Spread(median, sorted[0], sorted[^1]);
    }
}
