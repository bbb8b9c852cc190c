using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using OllamaMcp.Server.Access;

namespace OllamaMcp.Server.Transport.Sessions;

/// <summary>What one client that initialized holds open here, over either transport. Thread-safe.</summary>
internal abstract class ClientSession(string id, Caller owner, TimeProvider time)
{
    private readonly CancellationTokenSource _closing = new();
    private readonly Lock _lock = new();
    private long _lastUse = time.GetTimestamp();
    private int _uses;
    private Task? _end;

    public string Id => id;

    /// <summary>Cancelled when the session ends.</summary>
    public CancellationToken Closing => _closing.Token;

    /// <summary>The ids of the requests that are being answered.</summary>
    public PendingRequests Pending { get; } = new();

    /// <summary>A session belongs to the identity that opened it; all who come without a token are one.</summary>
    public bool BelongsTo(Caller caller) => string.Equals(caller.Name, owner.Name, StringComparison.Ordinal);

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
            return _uses == 0 && time.GetElapsedTime(_lastUse) >= limit;
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

    internal void EndUse()
    {
        lock (_lock)
        {
            _uses--;
            _lastUse = time.GetTimestamp();
        }
    }

    /// <summary>The SDK's side of the session, running until <see cref="Closing"/>.</summary>
    protected abstract McpServer Server { get; }

    protected abstract ITransport Transport { get; }

    protected abstract Task Run { get; }

    private async Task EndOnceAsync()
    {
        // Yields first, so that nobody's code runs under the lock.
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        await Transport.DisposeAsync();
        await _closing.CancelAsync();
        try
        {
            await Run;
        }
        catch (OperationCanceledException)
        {
            // It was told to end.
        }

        await Server.DisposeAsync();
    }
}
