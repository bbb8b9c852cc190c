using System.Diagnostics;

namespace OllamaMcp.Deploy.Tests.Cluster;

/// <summary>How long a deployment may take: an image is made and pulled, pods start, on a machine that does other things too.</summary>
internal static class ClusterPatience
{
    private static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(200);

    public static TimeSpan Limit { get; } = TimeSpan.FromMinutes(6);

    /// <summary>Looks again and again, for <see cref="Limit"/> at most.</summary>
    /// <returns>How long it took.</returns>
    public static async Task<TimeSpan> UntilAsync(Func<Task<bool>> isSo)
    {
        var begun = Stopwatch.GetTimestamp();
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(Limit);
        while (!await isSo())
        {
            await Task.Delay(LookAgain, TimeProvider.System, limit.Token);
        }

        return Stopwatch.GetElapsedTime(begun);
    }
}
