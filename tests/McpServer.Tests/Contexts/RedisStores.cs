using Microsoft.Extensions.Logging.Abstractions;
using OllamaMcp.Server.Contexts;

namespace OllamaMcp.Server.Tests.Contexts;

/// <summary>Stores over a Redis, each with a connection of its own, closed together.</summary>
internal sealed class RedisStores(ContextStoreOptions options, TimeProvider time) : IAsyncDisposable
{
    private readonly List<RedisConnection> _connections = [];

    public RedisContextStore Open()
    {
        var connection = new RedisConnection(RedisConfiguration.Parse(options), time, NullLogger<RedisConnection>.Instance);
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
