using System.Diagnostics;
using OllamaMcp.Bench.Clients;

namespace OllamaMcp.Bench.Measuring;

/// <summary>Callers that call side by side, each again as soon as it was answered.</summary>
internal static class Load
{
    /// <summary>Every caller makes one call at least; the last ones may end after the duration.</summary>
    public static async Task<LoadResult> RunAsync(
        IReadOnlyList<ICaller> callers,
        Workload workload,
        TimeSpan duration,
        CancellationToken cancellationToken
    )
    {
        var start = Stopwatch.GetTimestamp();
        var end = start + (long)(duration.TotalSeconds * Stopwatch.Frequency);
        var results = await Task.WhenAll(
            callers.Select(caller => Task.Run(() => CallUntilAsync(caller, workload, end, cancellationToken), cancellationToken))
        );
        return new LoadResult(
            Stopwatch.GetElapsedTime(start),
            [.. results.SelectMany(result => result.Ticks).Order()],
            results.Sum(result => result.Pieces)
        );
    }

    private static async Task<CallerResult> CallUntilAsync(ICaller caller, Workload workload, long end, CancellationToken cancellationToken)
    {
        var ticks = new List<long>(4096);
        var pieces = 0;
        var now = Stopwatch.GetTimestamp();
        do
        {
            var before = now;
            pieces += await caller.CallAsync(workload, cancellationToken);
            now = Stopwatch.GetTimestamp();
            ticks.Add(now - before);
        } while (now < end);

        return new CallerResult(ticks, pieces);
    }

    private sealed record CallerResult(List<long> Ticks, int Pieces);
}
