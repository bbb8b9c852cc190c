using System.Collections.Concurrent;
using OllamaMcp.Server.Access;
using OllamaMcp.Server.Transport.Configuration;
using OllamaMcp.Server.Transport.Guards;
using OllamaMcp.Server.Transport.Messages;
using OllamaMcp.Server.Transport.Subscriptions;
using OllamaMcp.Server.Transport.Tracing;

namespace OllamaMcp.Server.Transport.Sessions;

/// <summary>The sessions that this replica holds. Thread-safe.</summary>
internal sealed partial class SessionStore(
    TransportOptions options,
    DrainState drain,
    SessionSubscriptions subscriptions,
    ILogger<SessionStore> logger
)
{
    private readonly ConcurrentDictionary<string, ClientSession> _sessions = new(StringComparer.Ordinal);
    private int _count;

    /// <summary>Opens a session and keeps it.</summary>
    /// <exception cref="RefusalException">As many are open as may be, or this server is about to stop: 503.</exception>
    public TSession Open<TSession>(Func<TSession> create)
        where TSession : ClientSession
    {
        if (drain.IsDraining)
        {
            throw new RefusalException(Refusals.ShuttingDown);
        }

        if (Interlocked.Increment(ref _count) > options.Sessions)
        {
            Interlocked.Decrement(ref _count);
            throw new RefusalException(Refusals.TooManySessions(options.Sessions));
        }

        try
        {
            var session = create();
            _sessions[session.Id] = session;
            SessionMeasurement.Opened();
            return session;
        }
        catch
        {
            Interlocked.Decrement(ref _count);
            throw;
        }
    }

    /// <summary>The session of that id and kind; null where this replica holds none.</summary>
    /// <exception cref="RefusalException">It belongs to another identity: 403.</exception>
    public TSession? Find<TSession>(string id, Caller caller)
        where TSession : ClientSession
    {
        if (!_sessions.TryGetValue(id, out var session))
        {
            return null;
        }

        return session.BelongsTo(caller) ? session as TSession : throw new RefusalException(Refusals.SessionOfAnother);
    }

    /// <summary>Ends a session and forgets it; no second caller does.</summary>
    public void End(ClientSession session) => _ = EndAndLogAsync(session);

    /// <summary>Ends the sessions that have been idle for too long.</summary>
    public void EndIdle()
    {
        foreach (var (_, session) in _sessions)
        {
            if (session.IsIdleFor(options.SessionIdle))
            {
                LogIdle(session.Id);
                End(session);
            }
        }
    }

    /// <summary>Ends all of them; returns when they have ended.</summary>
    public Task EndAllAsync() => Task.WhenAll(_sessions.Values.Select(EndAndLogAsync));

    private async Task EndAndLogAsync(ClientSession session)
    {
        if (_sessions.TryRemove(session.Id, out _))
        {
            Interlocked.Decrement(ref _count);
            SessionMeasurement.Closed(session.Age, session.Revision, isHttp: true);
        }

        try
        {
            await session.EndAsync();
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            LogEndFailed(session.Id, error);
        }

        // Last: until the session has ended, what it was asked before may still subscribe.
        subscriptions.Forget(session.Id);
    }

    [LoggerMessage(1021, LogLevel.Debug, "Ended the idle session {Session}")]
    private partial void LogIdle(string session);

    [LoggerMessage(1022, LogLevel.Warning, "The session {Session} did not end cleanly")]
    private partial void LogEndFailed(string session, Exception error);
}
