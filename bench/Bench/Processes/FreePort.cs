using System.Net;
using System.Net.Sockets;

namespace OllamaMcp.Bench.Processes;

/// <summary>Ports on which nothing listens.</summary>
internal static class FreePort
{
    public static int Take()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
