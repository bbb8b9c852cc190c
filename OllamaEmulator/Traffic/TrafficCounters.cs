using System.Collections.Concurrent;

namespace OllamaMcp.Emulator.Traffic;

/// <summary>Counts what comes and goes. Safe for any number of callers at once.</summary>
internal sealed class TrafficCounters(TimeProvider time)
{
    private const int Kept = 256;
    private readonly ConcurrentDictionary<string, RouteCounter> routes = new(StringComparer.Ordinal);
    private readonly Queue<CancelledCall> cancellations = new();
    private readonly ChangeSignal changed = new();
    private int inFlight;
    private int openConnections;
    private long connections;
    private long cancelled;
    private long cancelledEver;
    private long faults;

    /// <summary>Ends at the next change of any counter.</summary>
    public Task NextChange => changed.Next;

    public RouteCounter Route(string name) => routes.GetOrAdd(name, _ => new RouteCounter());

    public void Began(RouteCounter route)
    {
        route.Add();
        Interlocked.Increment(ref inFlight);
        changed.Raise();
    }

    public void Ended()
    {
        Interlocked.Decrement(ref inFlight);
        changed.Raise();
    }

    public void Opened()
    {
        Interlocked.Increment(ref connections);
        Interlocked.Increment(ref openConnections);
        changed.Raise();
    }

    public void Closed()
    {
        Interlocked.Decrement(ref openConnections);
        changed.Raise();
    }

    public void FaultStruck()
    {
        Interlocked.Increment(ref faults);
        changed.Raise();
    }

    public void Cancelled(string route, int lines)
    {
        lock (cancellations)
        {
            cancellations.Enqueue(new CancelledCall(++cancelledEver, route, lines, time.GetUtcNow()));
            cancelled++;
            if (cancellations.Count > Kept)
            {
                cancellations.Dequeue();
            }
        }

        changed.Raise();
    }

    /// <summary>Sets to zero what counts up; what is open or in flight stays.</summary>
    public void Reset()
    {
        foreach (RouteCounter route in routes.Values)
        {
            route.Reset();
        }

        lock (cancellations)
        {
            cancellations.Clear();
            cancelled = 0;
        }

        Volatile.Write(ref connections, 0);
        Volatile.Write(ref faults, 0);
        changed.Raise();
    }

    public TrafficSnapshot Snapshot()
    {
        SortedDictionary<string, long> requests = new(StringComparer.Ordinal);
        foreach ((string name, RouteCounter route) in routes)
        {
            if (route.Count > 0)
            {
                requests[name] = route.Count;
            }
        }

        lock (cancellations)
        {
            return new TrafficSnapshot(
                requests,
                requests.Values.Sum(),
                Volatile.Read(ref inFlight),
                Volatile.Read(ref openConnections),
                Volatile.Read(ref connections),
                cancelled,
                Volatile.Read(ref faults),
                [.. cancellations]
            );
        }
    }
}
