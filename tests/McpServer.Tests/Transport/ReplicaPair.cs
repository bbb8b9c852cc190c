using OllamaMcp.Server.Access;
using OllamaMcp.Server.Transport.Configuration;
using OllamaMcp.TestKit;

namespace OllamaMcp.Server.Tests.Transport;

/// <summary>Two replicas that share a key.</summary>
internal sealed class ReplicaPair : IAsyncDisposable
{
    public const string Key = "a key of thirty-two bytes or more, for tests alone";

    private ReplicaPair(TransportHost first, TransportHost second, AccessOptions? access) =>
        (First, Second, Access) = (first, second, access);

    public TransportHost First { get; }

    public TransportHost Second { get; }

    public AccessOptions? Access { get; }

    public static async Task<ReplicaPair> StartAsync(AccessOptions? access = null, TimeProvider? time = null)
    {
        int[] ports = [FreePorts.Take(), FreePorts.Take()];
        return new ReplicaPair(await StartOneAsync(ports[0], access, time), await StartOneAsync(ports[1], access, time), access);
    }

    public static Task<TransportHost> StartOneAsync(int port, AccessOptions? access = null, TimeProvider? time = null, string key = Key) =>
        TransportHost.StartAsync(
            new TransportOptions { ReplicaAddress = $"127.0.0.1:{port}", ReplicaKey = key },
            access,
            time,
            access is not null,
            port
        );

    public async ValueTask DisposeAsync()
    {
        await First.DisposeAsync();
        await Second.DisposeAsync();
    }
}
