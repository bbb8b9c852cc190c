namespace OllamaMcp.Server.Tests.Contexts;

/// <summary>One Redis for all tests of a class; they use keys of their own.</summary>
public sealed class SharedRedis : IAsyncLifetime
{
    public RedisServer Server { get; } = new();

    public async ValueTask InitializeAsync()
    {
        RedisServer.Require();
        await Server.StartAsync();
    }

    public ValueTask DisposeAsync() => Server.DisposeAsync();
}
