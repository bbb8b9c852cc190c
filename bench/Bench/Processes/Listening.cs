using System.Net;
using System.Net.Sockets;

namespace OllamaMcp.Bench.Processes;

/// <summary>Waits for a program to listen.</summary>
internal static class Listening
{
    private static readonly TimeSpan RetryAfter = TimeSpan.FromMilliseconds(5);

    public static async Task WaitAsync(ChildProcess process, int port, CancellationToken cancellationToken)
    {
        while (!await ListensAsync(port, cancellationToken))
        {
            if (process.HasEnded)
            {
                throw new InvalidOperationException($"The program that should listen on port {port} has ended.");
            }

            await Task.Delay(RetryAfter, TimeProvider.System, cancellationToken);
        }
    }

    private static async Task<bool> ListensAsync(int port, CancellationToken cancellationToken)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            await socket.ConnectAsync(new IPEndPoint(IPAddress.Loopback, port), cancellationToken);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
