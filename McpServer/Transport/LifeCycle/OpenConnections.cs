using System.Collections.Concurrent;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Connections.Features;

namespace OllamaMcp.Server.Transport.LifeCycle;

/// <summary>
/// The connections of clients. One that stays open without a call would bring its next one to a server that takes no more calls, while
/// others do. Thread-safe.
/// </summary>
internal sealed class OpenConnections
{
    private readonly ConcurrentDictionary<ConnectionContext, IConnectionLifetimeNotificationFeature> _open = new();

    /// <summary>Serves a connection, and knows of it meanwhile.</summary>
    public async Task ServeAsync(ConnectionContext connection, ConnectionDelegate next)
    {
        if (connection.Features.Get<IConnectionLifetimeNotificationFeature>() is { } lifetime)
        {
            _open[connection] = lifetime;
        }

        try
        {
            await next(connection);
        }
        finally
        {
            _open.TryRemove(connection, out _);
        }
    }

    /// <summary>Closes those without a call at once, and the others behind the answer.</summary>
    public void AskToClose()
    {
        foreach (var (_, lifetime) in _open)
        {
            lifetime.RequestClose();
        }
    }
}
