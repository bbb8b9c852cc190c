using System.Net;
using System.Net.Sockets;

namespace OllamaMcp.AppHost.Processes.Front;

/// <summary>
/// Shares the connections of one port among replicas, each in turn. One that takes no connection is passed over at once. Bytes
/// go through as they come, in both directions, whatever they mean. Thread-safe.
/// </summary>
internal sealed class ConnectionFront : IAsyncDisposable
{
    // How long a caller waits for a replica while none takes connections: one that died is back in less.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    // What failed may fail again at once, for example where no more files can be opened.
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    private readonly TcpListener _listener;
    private readonly IReadOnlyList<IPEndPoint> _replicas;
    private readonly TimeProvider _time;
    private readonly CancellationTokenSource _closed = new();
    private readonly Task _accepting;
    private uint _turn;

    private ConnectionFront(TcpListener listener, IReadOnlyList<IPEndPoint> replicas, TimeProvider time)
    {
        (_listener, _replicas, _time) = (listener, replicas, time);
        Port = ((IPEndPoint)listener.LocalEndpoint).Port;
        _accepting = AcceptAsync();
    }

    public int Port { get; }

    /// <exception cref="SocketException">The address is taken, or none of this machine's.</exception>
    public static ConnectionFront Listen(IPEndPoint address, IReadOnlyList<IPEndPoint> replicas, TimeProvider time)
    {
        var listener = new TcpListener(address);
        if (address.Address.Equals(IPAddress.IPv6Any))
        {
            listener.Server.DualMode = true;
        }
        listener.Server.NoDelay = true; // what is accepted inherits it
        listener.Start(backlog: 512);
        return new ConnectionFront(listener, replicas, time);
    }

    /// <summary>Takes no more connections. Those that are there last until one of their ends closes: calls in flight finish.</summary>
    public async ValueTask DisposeAsync()
    {
        await _closed.CancelAsync();
        _listener.Dispose();
        await _accepting;
        _closed.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (!_closed.IsCancellationRequested)
        {
            try
            {
                _ = ServeAsync(await _listener.AcceptSocketAsync(_closed.Token));
            }
            catch (SocketException)
            {
                await Task.Delay(Pause, _time, CancellationToken.None);
            }
            catch (Exception e) when (e is OperationCanceledException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private async Task ServeAsync(Socket caller)
    {
        using var _ = caller;
        using var replica = await ConnectAsync();
        if (replica is null)
        {
            caller.Close(timeout: 0); // a reset says that nobody is there; an orderly end would look like an empty answer
            return;
        }
        await Relay.RunAsync(caller, replica);
    }

    private async Task<Socket?> ConnectAsync()
    {
        var started = _time.GetTimestamp();
        while (true)
        {
            var first = Interlocked.Increment(ref _turn);
            for (var tried = 0u; tried < _replicas.Count; tried++)
            {
                if (await TryConnectAsync(_replicas[(int)((first + tried) % _replicas.Count)]) is { } socket)
                {
                    return socket;
                }
            }
            if (_closed.IsCancellationRequested || _time.GetElapsedTime(started) > Patience)
            {
                return null;
            }
            await Task.Delay(Pause, _time, CancellationToken.None);
        }
    }

    private static async Task<Socket?> TryConnectAsync(IPEndPoint replica)
    {
        var socket = new Socket(replica.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(replica);
            return socket;
        }
        catch (SocketException)
        {
            socket.Dispose();
            return null;
        }
    }
}
