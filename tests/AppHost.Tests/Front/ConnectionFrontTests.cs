using System.Net;
using System.Net.Sockets;
using System.Text;
using OllamaMcp.AppHost.Processes.Front;
using OllamaMcp.AppHost.Processes.Machine;
using OllamaMcp.TestKit;

namespace OllamaMcp.AppHost.Tests.Front;

public sealed class ConnectionFrontTests
{
    [Fact]
    public async Task Connections_GoToTheReplicasInTurn()
    {
        using var one = new TcpListener(IPAddress.Loopback, 0);
        using var other = new TcpListener(IPAddress.Loopback, 0);
        await using var front = Listen(Start(one), Start(other));

        using var first = await CallAsync(front);
        using var second = await CallAsync(front);
        using var third = await CallAsync(front);

        using var atOther = await AcceptAsync(other);
        using var atOne = await AcceptAsync(one);
        using var again = await AcceptAsync(other);
    }

    [Fact]
    public async Task Connection_WhereAReplicaIsGone_GoesToTheNextAtOnce()
    {
        using var alive = new TcpListener(IPAddress.Loopback, 0);
        await using var front = Listen(Nobody(), Start(alive), Nobody());

        for (var call = 0; call < 3; call++)
        {
            using var caller = await CallAsync(front);
            using var replica = await AcceptAsync(alive);
            await SendAsync(replica, "hello");
            Assert.Equal("hello", await ReadToEndAsync(caller, 5));
        }
    }

    [Fact]
    public async Task Connection_WhileNoReplicaIsThere_WaitsForOne()
    {
        var late = Nobody();
        await using var front = Listen(late);

        using var caller = await CallAsync(front);
        using var listener = new TcpListener(late);
        listener.Start();

        using var replica = await AcceptAsync(listener);
        await SendAsync(caller, "hello");
        Assert.Equal("hello", await ReadToEndAsync(replica, 5));
    }

    [Fact]
    public async Task Halves_CloseOneByOne()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        await using var front = Listen(Start(listener));
        using var caller = await CallAsync(front);
        using var replica = await AcceptAsync(listener);

        await SendAsync(caller, "question");
        caller.Shutdown(SocketShutdown.Send);
        Assert.Equal("question", await ReadToEndAsync(replica));
        await SendAsync(replica, "answer");
        replica.Shutdown(SocketShutdown.Send);

        Assert.Equal("answer", await ReadToEndAsync(caller));
    }

    [Fact]
    public async Task Reset_OfOneSide_ResetsTheOther()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        await using var front = Listen(Start(listener));
        using var caller = await CallAsync(front);
        using var replica = await AcceptAsync(listener);
        // A replica that resets before the front knows of the connection took none, and the front tries again.
        await SendAsync(replica, "joined");
        Assert.Equal("joined", await ReadToEndAsync(caller, 6));

        replica.Close(timeout: 0);

        await Assert.ThrowsAsync<SocketException>(() => ReadToEndAsync(caller));
    }

    [Fact]
    public async Task Bytes_OfAnyNumber_ArriveUnchangedBothWays()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        await using var front = Listen(Start(listener));
        using var caller = await CallAsync(front);
        using var replica = await AcceptAsync(listener);
        var text = string.Concat(Enumerable.Range(0, 300_000).Select(number => (char)('a' + (number % 26))));

        var sent = Task.WhenAll(SendAndEndAsync(caller, text), SendAndEndAsync(replica, text));
        var received = await Task.WhenAll(ReadToEndAsync(caller), ReadToEndAsync(replica));

        await sent;
        Assert.All(received, got => Assert.Equal(text, got));
    }

    [Fact]
    public async Task Dispose_FreesThePortAndLeavesCallsInFlightAlone()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        var front = Listen(Start(listener));
        using var caller = await CallAsync(front);
        using var replica = await AcceptAsync(listener);

        await front.DisposeAsync();

        Assert.True(Ports.IsFree(IPAddress.Loopback, front.Port));
        await SendAndEndAsync(replica, "late answer");
        Assert.Equal("late answer", await ReadToEndAsync(caller));
    }

    private static ConnectionFront Listen(params IReadOnlyList<IPEndPoint> replicas) =>
        ConnectionFront.Listen(new IPEndPoint(IPAddress.Loopback, 0), replicas, TimeProvider.System);

    private static IPEndPoint Start(TcpListener listener)
    {
        listener.Start();
        return (IPEndPoint)listener.LocalEndpoint;
    }

    private static IPEndPoint Nobody() => new(IPAddress.Loopback, Ports.TakeFree());

    private static async Task<Socket> CallAsync(ConnectionFront front)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(new IPEndPoint(IPAddress.Loopback, front.Port), Patience.Token);
        return socket;
    }

    private static async Task<Socket> AcceptAsync(TcpListener listener) => await listener.AcceptSocketAsync(Patience.Token);

    private static async Task SendAsync(Socket socket, string text)
    {
        await using var stream = new NetworkStream(socket);
        await stream.WriteAsync(Encoding.ASCII.GetBytes(text), Patience.Token);
    }

    private static async Task SendAndEndAsync(Socket socket, string text)
    {
        await SendAsync(socket, text);
        socket.Shutdown(SocketShutdown.Send);
    }

    private static async Task<string> ReadToEndAsync(Socket socket, int most = int.MaxValue)
    {
        using var all = new MemoryStream();
        var buffer = new byte[4096];
        while (all.Length < most && await socket.ReceiveAsync(buffer, Patience.Token) is > 0 and var count)
        {
            all.Write(buffer.AsSpan(0, count));
        }
        return Encoding.ASCII.GetString(all.ToArray());
    }
}
