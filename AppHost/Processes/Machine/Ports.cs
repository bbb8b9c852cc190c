using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;

namespace OllamaMcp.AppHost.Processes.Machine;

/// <summary>TCP ports of this machine.</summary>
internal static class Ports
{
    // Below those that systems give to outgoing connections: one of these could take the port while its part restarts.
    private const int First = 20_000;
    private const int Last = 32_000;

    private static readonly Lock Gate = new();
    private static readonly HashSet<int> Taken = [];

    /// <summary>A port that was free a moment ago on all addresses, another one with each call.</summary>
    public static int TakeFree()
    {
        lock (Gate)
        {
            int port;
            do
            {
                port = RandomNumberGenerator.GetInt32(First, Last);
            } while (Taken.Contains(port) || !IsFree(IPAddress.Any, port) || !IsFree(IPAddress.Loopback, port));
            Taken.Add(port);
            return port;
        }
    }

    /// <summary>Whether one can listen on the port at that address.</summary>
    public static bool IsFree(IPAddress address, int port) => Refusal(address, port) is null;

    /// <returns>Why one cannot listen there; null where one can.</returns>
    public static SocketException? Refusal(IPAddress address, int port)
    {
        try
        {
            using var listener = new TcpListener(address, port);
            listener.Start();
            return null;
        }
        catch (SocketException e)
        {
            return e;
        }
    }
}
