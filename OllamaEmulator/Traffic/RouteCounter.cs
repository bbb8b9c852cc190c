namespace OllamaMcp.Emulator.Traffic;

/// <summary>Calls of one route.</summary>
internal sealed class RouteCounter
{
    private long _count;

    public long Count => Volatile.Read(ref _count);

    public void Add() => Interlocked.Increment(ref _count);

    public void Reset() => Volatile.Write(ref _count, 0);
}
