using System.Buffers;
using System.Net.Sockets;

namespace OllamaMcp.AppHost.Processes.Front;

/// <summary>Joins two connections until both directions have ended.</summary>
internal static class Relay
{
    private const int PieceBytes = 64 * 1024;

    /// <summary>
    /// An end that one side sends is passed on, and the other direction goes on: HTTP/1.0 callers close their half behind the
    /// request. A broken connection breaks the other one.
    /// </summary>
    public static async Task RunAsync(Socket one, Socket other)
    {
        await Task.WhenAll(PumpAsync(one, other), PumpAsync(other, one));
    }

    private static async Task PumpAsync(Socket from, Socket to)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(PieceBytes);
        try
        {
            while (await from.ReceiveAsync(buffer) is > 0 and var count)
            {
                for (var sent = 0; sent < count; )
                {
                    sent += await to.SendAsync(buffer.AsMemory(sent, count - sent));
                }
            }
            to.Shutdown(SocketShutdown.Send);
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            from.Close(timeout: 0);
            to.Close(timeout: 0);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
