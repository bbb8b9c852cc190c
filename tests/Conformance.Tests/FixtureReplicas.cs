using OllamaMcp.TestKit;

namespace OllamaMcp.Conformance.Tests;

/// <summary>Three replicas of the fixture that know one key, and a proxy before them.</summary>
internal sealed class FixtureReplicas : IAsyncDisposable
{
    private const string Key = "a key of thirty-two bytes or more, for tests alone";

    private readonly List<FixtureServer> _servers = [];

    private FixtureReplicas() { }

    public RoundRobinProxy Proxy { get; private set; } = null!;

    public static async Task<FixtureReplicas> StartAsync()
    {
        var replicas = new FixtureReplicas();
        foreach (var port in (int[])[FreePorts.Take(), FreePorts.Take(), FreePorts.Take()])
        {
            replicas._servers.Add(
                await FixtureServer.StartAsync(
                    options =>
                    {
                        options.ReplicaAddress = $"127.0.0.1:{port}";
                        options.ReplicaKey = Key;
                    },
                    port
                )
            );
        }

        replicas.Proxy = await RoundRobinProxy.StartAsync(replicas._servers.Select(server => server.Address));
        return replicas;
    }

    public async ValueTask DisposeAsync()
    {
        await Proxy.DisposeAsync();
        foreach (var server in _servers)
        {
            await server.DisposeAsync();
        }
    }
}
