using System.Buffers;
using System.Buffers.Text;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace OllamaMcp.Bench.Wire;

/// <summary>
/// One HTTP/1.1 connection with one request at a time, made to cost little beside what it measures: requests are bytes that
/// were made before, answers are looked at where they lie. One user at a time.
/// </summary>
internal sealed class HttpConnection : IAsyncDisposable
{
    private readonly Socket _socket;
    private readonly ArrayBufferWriter<byte> _body = new(16 * 1024);
    private byte[] _buffer = new byte[32 * 1024];
    private int _start;
    private int _end;
    private (int Length, HttpHead Head)? _lastHead;

    private HttpConnection(Socket socket) => _socket = socket;

    /// <summary>What has come of the body; valid until the next request.</summary>
    public ReadOnlySpan<byte> Body => _body.WrittenSpan;

    public static async Task<HttpConnection> OpenAsync(Uri server, CancellationToken cancellationToken)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(new IPEndPoint(IPAddress.Loopback, server.Port), cancellationToken);
            return new HttpConnection(socket);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>Sends a request and reads the whole answer; the body is in <see cref="Body"/>.</summary>
    public async ValueTask<HttpHead> ExchangeAsync(ReadOnlyMemory<byte> request, CancellationToken cancellationToken)
    {
        var head = await SendAsync(request, cancellationToken);
        if (head.Chunked)
        {
            while (await ReadChunkAsync(cancellationToken)) { }
        }
        else
        {
            await TakeAsync(head.ContentLength ?? 0, cancellationToken);
        }

        return head;
    }

    /// <summary>Sends a request and reads the head of the answer only.</summary>
    public async ValueTask<HttpHead> SendAsync(ReadOnlyMemory<byte> request, CancellationToken cancellationToken)
    {
        _body.ResetWrittenCount();
        await _socket.SendAsync(request, SocketFlags.None, cancellationToken);
        int length;
        while ((length = _buffer.AsSpan(_start, _end - _start).IndexOf("\r\n\r\n"u8)) < 0)
        {
            await FillAsync(cancellationToken);
        }

        var head = HeadOf(_buffer.AsSpan(_start, length));
        _start += length + 4;
        return head;
    }

    /// <summary>Adds the next chunk to <see cref="Body"/>. False after the last.</summary>
    public async ValueTask<bool> ReadChunkAsync(CancellationToken cancellationToken)
    {
        int length;
        while ((length = _buffer.AsSpan(_start, _end - _start).IndexOf("\r\n"u8)) < 0)
        {
            await FillAsync(cancellationToken);
        }

        if (!Utf8Parser.TryParse(_buffer.AsSpan(_start, length), out int size, out _, 'x'))
        {
            throw new IOException("The body is not in chunks, as the head said it would be.");
        }

        _start += length + 2;
        await TakeAsync(size, cancellationToken);
        while (_end - _start < 2)
        {
            await FillAsync(cancellationToken);
        }

        _start += 2;
        return size > 0;
    }

    /// <summary>Forgets the body that was read, so that a stream without end does not grow.</summary>
    public void ForgetBody() => _body.ResetWrittenCount();

    public ValueTask DisposeAsync()
    {
        _socket.Dispose();
        return ValueTask.CompletedTask;
    }

    // Heads of one server differ only in their date, so a head as long as the last one is taken to say the same.
    private HttpHead HeadOf(ReadOnlySpan<byte> bytes)
    {
        if (_lastHead is { } last && last.Length == bytes.Length && bytes[9..12].SequenceEqual("200"u8) && last.Head.Chunked)
        {
            return last.Head;
        }

        var head = HttpHead.Parse(Encoding.ASCII.GetString(bytes));
        _lastHead = (bytes.Length, head);
        return head;
    }

    private async ValueTask TakeAsync(int count, CancellationToken cancellationToken)
    {
        while (count > 0)
        {
            if (_start == _end)
            {
                await FillAsync(cancellationToken);
            }

            var part = Math.Min(count, _end - _start);
            _body.Write(_buffer.AsSpan(_start, part));
            _start += part;
            count -= part;
        }
    }

    private async ValueTask FillAsync(CancellationToken cancellationToken)
    {
        MakeRoom();
        var read = await _socket.ReceiveAsync(_buffer.AsMemory(_end), SocketFlags.None, cancellationToken);
        if (read == 0)
        {
            throw new IOException($"The server closed the connection after: {Encoding.UTF8.GetString(Body)}");
        }

        _end += read;
    }

    private void MakeRoom()
    {
        if (_start == _end)
        {
            (_start, _end) = (0, 0);
        }
        else if (_end == _buffer.Length && _start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            (_start, _end) = (0, _end - _start);
        }
        else if (_end == _buffer.Length)
        {
            Array.Resize(ref _buffer, _buffer.Length * 2);
        }
    }
}
