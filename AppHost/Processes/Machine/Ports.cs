using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace OllamaMcp.AppHost.Processes.Machine;

/// <summary>TCP ports of this machine.</summary>
internal static class Ports
{
    private static readonly ConcurrentDictionary<int, bool> Taken = new();

    /// <summary>A port of loopback that was free a moment ago, never the same twice.</summary>
    public static int TakeFree()
    {
        while (true)
        {
            using var listener = new TcpListener(IPAddress.Loopback, 0);
            listener.Start();
            var port = ((IPEndPoint)listener.LocalEndpoint).Port;
            if (Taken.TryAdd(port, value: true))
            {
                return port;
            }
        }
    }

    /// <summary>Whether one can listen on the port at that address.</summary>
    public static bool IsFree(IPAddress address, int port)
    {
        try
        {
            using var listener = new TcpListener(address, port);
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
