using System.Net;
using System.Net.Sockets;

namespace OllamaMcp.TestKit;

/// <summary>Ports for what has to know its address before it listens. Another program may take one in between; port 0 is better wherever it will do.</summary>
internal static class FreePorts
{
    /// <summary>So many different ports of the loopback address.</summary>
    public static int[] Take(int count)
    {
        // Held all at once, so that no port comes twice.
        var listeners = Enumerable.Range(0, count).Select(_ => new TcpListener(IPAddress.Loopback, 0)).ToArray();
        foreach (var listener in listeners)
        {
            listener.Start();
        }

        var ports = listeners.Select(listener => ((IPEndPoint)listener.LocalEndpoint).Port).ToArray();
        foreach (var listener in listeners)
        {
            listener.Dispose();
        }

        return ports;
    }
}
