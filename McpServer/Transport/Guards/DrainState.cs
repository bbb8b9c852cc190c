namespace OllamaMcp.Server.Transport.Guards;

/// <summary>Whether this process is about to stop. Thread-safe; goes one way only.</summary>
internal sealed class DrainState : IDisposable
{
    private readonly CancellationTokenSource _streamsEnd = new();
    private readonly CancellationTokenSource _callsCut = new();
    private volatile bool _leaving;
    private volatile bool _draining;

    /// <summary>From SIGTERM on: readiness fails, and whoever calls is answered and asked to connect elsewhere.</summary>
    public bool IsLeaving => _leaving;

    /// <summary>When routers have had their time to notice: no new call or session is let in.</summary>
    public bool IsDraining => _draining;

    /// <summary>Cancelled when the calls in flight are done or their time is up: streams that would stay open for ever end in order.</summary>
    public CancellationToken StreamsEnd => _streamsEnd.Token;

    /// <summary>Cancelled when the time is up for calls that are still in flight.</summary>
    public CancellationToken CallsCut => _callsCut.Token;

    public void Leave() => _leaving = true;

    public void Begin()
    {
        _leaving = true;
        _draining = true;
    }

    public Task EndStreamsAsync() => _streamsEnd.CancelAsync();

    public Task CutCallsAsync() => _callsCut.CancelAsync();

    public void Dispose()
    {
        _streamsEnd.Dispose();
        _callsCut.Dispose();
    }
}
