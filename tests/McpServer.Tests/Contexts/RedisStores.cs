using Microsoft.Extensions.Logging.Abstractions;
using OllamaMcp.Server.Contexts;

namespace OllamaMcp.Server.Tests.Contexts;

/// <summary>Stores over a Redis, each with a connection of its own, closed together.</summary>
internal sealed class RedisStores(ContextStoreOptions options, TimeProvider time) : IAsyncDisposable
{
    private readonly List<RedisConnection> _connections = [];

    /// <param name="limit">How long an operation may take; null for what is usual.</param>
    public RedisContextStore Open(TimeSpan? limit = null)
    {
        var configuration = RedisConfiguration.Parse(options);
        configuration.SyncTimeout = limit is null ? configuration.SyncTimeout : (int)limit.Value.TotalMilliseconds;
        var connection = new RedisConnection(configuration, time, NullLogger<RedisConnection>.Instance);
        _connections.Add(connection);
        return new RedisContextStore(connection, options.KeyPrefix, new ConversationRules(options, time));
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var connection in _connections)
        {
            await connection.DisposeAsync();
        }
    }
}
