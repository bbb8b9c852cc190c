using OllamaMcp.AppHost.Processes.Children;
using OllamaMcp.AppHost.Processes.Machine;

namespace OllamaMcp.AppHost.Processes.Probes;

/// <summary>Waits until a part is ready, its process died, or its time is over.</summary>
internal sealed class ReadyWait(TimeSpan limit, TimeProvider time)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    /// <exception cref="HostException">It is not ready in time; says what the last answer was.</exception>
    /// <returns>False where the process died.</returns>
    public async Task<bool> UntilReadyAsync(Child child, IProbe probe, CancellationToken cancellation)
    {
        using var over = new CancellationTokenSource(limit, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellation, over.Token);
        var reason = "it did not answer";
        try
        {
            while (!child.Ended.IsCompleted)
            {
                if (await probe.OnceAsync(both.Token) is not { } why)
                {
                    return true;
                }
                reason = why;
                await Task.Delay(Pause, time, both.Token);
            }
            return false;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new HostException($"{child.Name} was not ready within {limit.TotalSeconds:0} s: {reason}");
        }
    }
}
