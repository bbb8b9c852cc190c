using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;

namespace OllamaMcp.TestKit;

/// <summary>
/// Ports for what has to know its address before it listens; port 0 is better wherever it will do. They lie below those that
/// systems give to outgoing connections, one of which could take the port in between. Thread-safe.
/// </summary>
internal static class FreePorts
{
    private const int Lowest = 20_000;
    private const int Highest = 32_000;

    // Test programs run side by side: each begins elsewhere.
    private static int _next = RandomNumberGenerator.GetInt32(Highest - Lowest);

    /// <summary>A port on which nothing listens at any address, another one with each call.</summary>
    public static int Take()
    {
        while (true)
        {
            var port = Lowest + (int)((uint)Interlocked.Increment(ref _next) % (Highest - Lowest));
            if (IsFree(port))
            {
                return port;
            }
        }
    }

    private static bool IsFree(int port)
    {
        using var listener = new TcpListener(IPAddress.Any, port);
        try
        {
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
