namespace OllamaMcp.Emulator.Traffic;

/// <summary>Calls of one route.</summary>
internal sealed class RouteCounter
{
    private long count;

    public long Count => Volatile.Read(ref count);

    public void Add() => Interlocked.Increment(ref count);

    public void Reset() => Volatile.Write(ref count, 0);
}
