using OllamaMcp.Emulator.Faults;
using OllamaMcp.Emulator.Settings;
using OllamaMcp.Emulator.Traffic;

namespace OllamaMcp.Emulator.Control;

/// <summary>Sets faults, counts, and waits. No fault touches it. Safe for any number of callers at once.</summary>
internal sealed class EmulatorControl(EmulatorOptions options)
{
    public FaultBook Faults { get; } = new();
    public TrafficCounters Traffic { get; } = new(options.Time);

    /// <summary>The last requests; empty unless the options keep them.</summary>
    public RequestLog Requests { get; } = new();

    /// <summary>The counters now.</summary>
    public TrafficSnapshot Counters => Traffic.Snapshot();

    /// <summary>Sets a fault for all calls, or for the next <paramref name="count"/>; more by the overload.</summary>
    public int Set(FaultKind kind, int? count = null) => Set(new Fault(kind) { Count = count });

    /// <summary>Sets a fault and gives the number by which it can be cleared.</summary>
    public int Set(Fault fault) => Faults.Add(fault);

    /// <summary>Clears every fault.</summary>
    public void ClearFaults() => Faults.Clear();

    /// <summary>
    /// Waits until the counters are as asked for, and gives them. Throws <see cref="TimeoutException"/> with the counters
    /// as they are then; no limit means as long as the token allows.
    /// </summary>
    public async Task<TrafficSnapshot> WaitForAsync(
        Func<TrafficSnapshot, bool> condition,
        TimeSpan? limit = null,
        CancellationToken cancellationToken = default
    )
    {
        using CancellationTokenSource late = new(limit ?? Timeout.InfiniteTimeSpan, TimeProvider.System);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellationToken);
        while (true)
        {
            var change = Traffic.NextChange;
            var now = Traffic.Snapshot();
            if (condition(now))
            {
                return now;
            }

            try
            {
                await change.WaitAsync(either.Token);
            }
            catch (OperationCanceledException exception) when (late.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
            {
                throw new TimeoutException($"The counters did not become as awaited; they are: {now}", exception);
            }
        }
    }

    /// <summary>Waits until so many cancelled calls were seen since the last reset.</summary>
    public Task<TrafficSnapshot> CancelSeenAsync(long count = 1, TimeSpan? limit = null, CancellationToken cancellationToken = default) =>
        WaitForAsync(counters => counters.Cancelled >= count, limit, cancellationToken);
}
