namespace OllamaMcp.Server.Telemetry;

/// <summary>
/// A metric of how many there are now. It is asked for when somebody reads it, and right also for who begins to listen while there are
/// some. Thread-safe.
/// </summary>
internal sealed class LiveCount
{
    private long _count;

    /// <summary>Publishes it under a name, with a unit and a meaning.</summary>
    public LiveCount(string name, string unit, string meaning) =>
        ServerSource.Meter.CreateObservableUpDownCounter(name, () => Volatile.Read(ref _count), unit, meaning);

    public void Add(int change) => Interlocked.Add(ref _count, change);
}
