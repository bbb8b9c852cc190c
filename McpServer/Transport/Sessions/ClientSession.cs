using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using OllamaMcp.Server.Access;

namespace OllamaMcp.Server.Transport.Sessions;

/// <summary>What one client that initialized holds open here, over either transport. Thread-safe.</summary>
internal abstract class ClientSession : IAsyncDisposable
{
    private readonly CancellationTokenSource _closing = new();
    private readonly Lock _lock = new();
    private readonly TimeProvider _time;
    private readonly string _owner;
    private readonly long _opened;
    private long _lastUse;
    private int _uses;
    private Task? _end;

    protected ClientSession(string id, Caller owner, TimeProvider time)
    {
        Id = id;
        Closing = _closing.Token;
        _owner = owner.Name;
        _time = time;
        _opened = _lastUse = time.GetTimestamp();
    }

    public string Id { get; }

    /// <summary>How long ago the session was opened.</summary>
    public TimeSpan Age => _time.GetElapsedTime(_opened);

    /// <summary>The revision of the protocol that was agreed on. Null before.</summary>
    public string? Revision => Server.NegotiatedProtocolVersion;

    /// <summary>Cancelled when the session ends.</summary>
    public CancellationToken Closing { get; }

    /// <summary>The SDK's side of the session, running until <see cref="Closing"/>.</summary>
    protected abstract McpServer Server { get; }

    protected abstract ITransport Transport { get; }

    protected abstract Task Run { get; }

    /// <summary>A session belongs to the identity that opened it; all who come without a token are one.</summary>
    public bool BelongsTo(Caller caller) => string.Equals(caller.Name, _owner, StringComparison.Ordinal);

    /// <summary>Keeps the session from being idle until the result is disposed.</summary>
    public SessionUse Use()
    {
        lock (_lock)
        {
            _uses++;
        }

        return new SessionUse(this);
    }

    /// <summary>Whether nobody has used the session for that long.</summary>
    public bool IsIdleFor(TimeSpan limit)
    {
        lock (_lock)
        {
            return _uses == 0 && _time.GetElapsedTime(_lastUse) >= limit;
        }
    }

    /// <summary>Ends the session: streams close, calls are cancelled. The task ends when nothing of it runs any more.</summary>
    public Task EndAsync()
    {
        lock (_lock)
        {
            return _end ??= EndOnceAsync();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await EndAsync();
        GC.SuppressFinalize(this);
    }

    internal void EndUse()
    {
        lock (_lock)
        {
            _uses--;
            _lastUse = _time.GetTimestamp();
        }
    }

    private async Task EndOnceAsync()
    {
        // Yields first, so that nobody's code runs under the lock.
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);

        // Begun first, so that posts end as ended and not as failed; awaited last, because a client that reads slowly holds it up.
        var disposing = Transport.DisposeAsync().AsTask();
        await _closing.CancelAsync();
        await disposing;
        try
        {
            await Run;
        }
        catch (OperationCanceledException)
        {
            // It was told to end.
        }

        await Server.DisposeAsync();
        _closing.Dispose();
    }
}
