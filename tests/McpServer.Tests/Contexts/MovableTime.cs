namespace OllamaMcp.Server.Tests.Contexts;

/// <summary>The system's time, moved ahead by as much as a test says. Timers run as ever.</summary>
internal sealed class MovableTime : TimeProvider
{
    private long _aheadTicks;

    public void Advance(TimeSpan by) => Interlocked.Add(ref _aheadTicks, by.Ticks);

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + TimeSpan.FromTicks(Interlocked.Read(ref _aheadTicks));
}
