using System.Net;
using System.Net.Sockets;
using System.Text;

namespace OllamaMcp.Server.Tests.Transport;

/// <summary>Clients that take more than their share, and one that must not notice.</summary>
public sealed class CrowdTests
{
    [Fact]
    public async Task ManyIdleConnections_OthersAreAnswered()
    {
        await using var host = await TransportHost.StartAsync();
        var sockets = new List<Socket>();
        try
        {
            for (var i = 0; i < 5_000; i++)
            {
                sockets.Add(await ConnectAsync(host, "POST /mcp HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n"));
            }

            using var answer = await host.Client.SendAsync(McpWire.CallStateless("echo", """{"text":"x"}"""));

            Assert.Equal("x", await answer.TextAsync());
        }
        finally
        {
            sockets.ForEach(socket => socket.Dispose());
        }
    }

    [Fact]
    public async Task SlowReaders_OthersAreAnsweredAndTheirCallsHoldNothingUp()
    {
        await using var host = await TransportHost.StartAsync();
        var session = await host.Client.OpenAsync();
        var sockets = new List<Socket>();
        try
        {
            for (var i = 0; i < 50; i++)
            {
                sockets.Add(await ConnectAsync(host, Request(session, McpWire.Call("large", """{"length":20000000}""", 100 + i))));
            }

            // In the very session whose answers nobody reads.
            using var answer = await host.Client.PostAsync(McpWire.Call("echo", """{"text":"x"}"""), session);

            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Equal("x", await answer.TextAsync());
        }
        finally
        {
            sockets.ForEach(socket => socket.Dispose());
        }
    }

    private static string Request(string session, string body) =>
        $"POST /mcp HTTP/1.1\r\nHost: localhost\r\nMcp-Session-Id: {session}\r\nContent-Type: application/json\r\n"
        + $"Accept: application/json, text/event-stream\r\nContent-Length: {body.Length}\r\n\r\n{body}";

    private static async Task<Socket> ConnectAsync(TransportHost host, string request)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { ReceiveBufferSize = 4096 };
        await socket.ConnectAsync(host.Address.Host, host.Address.Port, TestContext.Current.CancellationToken);
        await socket.SendAsync(Encoding.ASCII.GetBytes(request), TestContext.Current.CancellationToken);
        return socket;
    }
}
