using System.Net;
using System.Net.Sockets;

namespace OllamaMcp.AppHost.Processes.Machine;

/// <summary>TCP ports of this machine.</summary>
internal static class Ports
{
    /// <summary>A port of loopback that was free a moment ago.</summary>
    public static int TakeFree()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
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
