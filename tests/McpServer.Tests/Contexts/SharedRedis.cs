namespace OllamaMcp.Server.Tests.Contexts;

/// <summary>One Redis for all tests of a class; they use keys of their own.</summary>
public sealed class SharedRedis : IAsyncLifetime
{
    public RedisServer Server { get; } = new();

    // Where there is none, each test skips: a fixture that skips is taken for one that failed.
    public async ValueTask InitializeAsync()
    {
        if (RedisServer.IsInstalled)
        {
            await Server.StartAsync();
        }
    }

    public ValueTask DisposeAsync() => Server.DisposeAsync();
}
