using System.Diagnostics;

namespace OllamaMcp.Bench.Measuring;

/// <summary>What a load gave.</summary>
/// <param name="Elapsed">From the first call to the last answer.</param>
/// <param name="SortedTicks">How long each call took, in ticks of <see cref="Stopwatch"/>, shortest first.</param>
/// <param name="Pieces">Pieces of all streams.</param>
internal sealed record LoadResult(TimeSpan Elapsed, long[] SortedTicks, int Pieces)
{
    public int Calls => SortedTicks.Length;

    public double CallsPerSecond => Calls / Elapsed.TotalSeconds;

    /// <param name="share">0.5 for the middle one.</param>
    public double Milliseconds(double share) => SortedTicks[Math.Min(Calls - 1, (int)(Calls * share))] * 1000.0 / Stopwatch.Frequency;
}
