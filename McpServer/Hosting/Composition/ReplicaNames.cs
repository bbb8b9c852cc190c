using System.Net;
using System.Net.Sockets;
using OllamaMcp.Server.Transport.Replicas;

namespace OllamaMcp.Server.Hosting.Composition;

/// <summary>Finds the other replicas by a DNS name that stands for all of them, as that of a headless Service does. They share this one's port.</summary>
internal sealed class ReplicaNames(string name, int port) : IPeerDirectory
{
    public async ValueTask<IReadOnlyCollection<string>> ListAsync(CancellationToken cancellationToken)
    {
        try
        {
            var addresses = await Dns.GetHostAddressesAsync(name, cancellationToken);
            return [.. addresses.Select(a => new IPEndPoint(a, port).ToString())];
        }
        catch (SocketException)
        {
            // No such name, or no answer: those replicas that have been met are known all the same.
            return [];
        }
    }
}
