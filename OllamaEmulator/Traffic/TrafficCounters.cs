using System.Collections.Concurrent;

namespace OllamaMcp.Emulator.Traffic;

/// <summary>Counts what comes and goes. Safe for any number of callers at once.</summary>
internal sealed class TrafficCounters(TimeProvider time)
{
    private const int Kept = 256;
    private readonly ConcurrentDictionary<string, RouteCounter> _routes = new(StringComparer.Ordinal);
    private readonly Queue<CancelledCall> _cancellations = new();
    private readonly ChangeSignal _changed = new();
    private int _inFlight;
    private int _openConnections;
    private long _connections;
    private long _cancelled;
    private long _cancelledEver;
    private long _faults;

    /// <summary>Ends at the next change of any counter.</summary>
    public Task NextChange => _changed.Next;

    public RouteCounter Route(string name) => _routes.GetOrAdd(name, _ => new RouteCounter());

    public void Began(RouteCounter route)
    {
        route.Add();
        Interlocked.Increment(ref _inFlight);
        _changed.Raise();
    }

    public void Ended()
    {
        Interlocked.Decrement(ref _inFlight);
        _changed.Raise();
    }

    public void Opened()
    {
        Interlocked.Increment(ref _connections);
        Interlocked.Increment(ref _openConnections);
        _changed.Raise();
    }

    public void Closed()
    {
        Interlocked.Decrement(ref _openConnections);
        _changed.Raise();
    }

    public void FaultStruck()
    {
        Interlocked.Increment(ref _faults);
        _changed.Raise();
    }

    public void Cancelled(string route, int lines)
    {
        lock (_cancellations)
        {
            _cancellations.Enqueue(new CancelledCall(++_cancelledEver, route, lines, time.GetUtcNow()));
            _cancelled++;
            if (_cancellations.Count > Kept)
            {
                _cancellations.Dequeue();
            }
        }

        _changed.Raise();
    }

    /// <summary>Sets to zero what counts up; what is open or in flight stays.</summary>
    public void Reset()
    {
        foreach (var route in _routes.Values)
        {
            route.Reset();
        }

        lock (_cancellations)
        {
            _cancellations.Clear();
            _cancelled = 0;
        }

        Volatile.Write(ref _connections, 0);
        Volatile.Write(ref _faults, 0);
        _changed.Raise();
    }

    public TrafficSnapshot Snapshot()
    {
        SortedDictionary<string, long> requests = new(StringComparer.Ordinal);
        foreach ((var name, var route) in _routes)
        {
            if (route.Count > 0)
            {
                requests[name] = route.Count;
            }
        }

        lock (_cancellations)
        {
            return new TrafficSnapshot(
                requests,
                requests.Values.Sum(),
                Volatile.Read(ref _inFlight),
                Volatile.Read(ref _openConnections),
                Volatile.Read(ref _connections),
                _cancelled,
                Volatile.Read(ref _faults),
                [.. _cancellations]
            );
        }
    }
}
