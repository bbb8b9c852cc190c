using System.Net;
using System.Net.Sockets;

namespace OllamaMcp.Clients.Tests.LlamaStack;

/// <summary>Ports for programs that cannot choose one themselves.</summary>
internal static class FreePort
{
    private const int Lowest = 20_000;
    private const int Highest = 32_000;
    private static int s_next = Lowest + (Environment.ProcessId * 7 % (Highest - Lowest));

    /// <summary>A port on which nothing listens, below those that outgoing connections take meanwhile.</summary>
    public static int BelowOutgoing()
    {
        while (true)
        {
            int port = Interlocked.Increment(ref s_next);
            using var listener = new TcpListener(IPAddress.Loopback, port);
            try
            {
                listener.Start();
                return port;
            }
            catch (SocketException)
            {
                // Taken: the next one.
            }
        }
    }
}
