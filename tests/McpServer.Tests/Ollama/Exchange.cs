using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace OllamaMcp.Server.Tests.Ollama;

/// <summary>A connection that a client made: reads its requests, writes whatever the test wants.</summary>
internal sealed class Exchange(Socket socket, CancellationToken stopped) : IDisposable
{
    private readonly NetworkStream _stream = new(socket, ownsSocket: true);

    /// <summary>The request line and headers of the request that is being answered.</summary>
    public string Head { get; private set; } = "";

    /// <summary>Its body.</summary>
    public string Body { get; private set; } = "";

    public async Task<bool> ReadRequestAsync()
    {
        var head = new List<byte>();
        var one = new byte[1];
        while (head.Count < 4 || !head[^4..].SequenceEqual("\r\n\r\n"u8.ToArray()))
        {
            if (await _stream.ReadAsync(one, stopped) == 0)
            {
                return false;
            }

            head.Add(one[0]);
        }

        Head = Encoding.UTF8.GetString([.. head]);
        var body = new byte[Header("Content-Length") is { } length ? int.Parse(length, CultureInfo.InvariantCulture) : 0];
        await _stream.ReadExactlyAsync(body, stopped);
        Body = Encoding.UTF8.GetString(body);
        return true;
    }

    public string? Header(string name) =>
        Head.Split("\r\n")
            .Where(line => line.StartsWith(name + ":", StringComparison.OrdinalIgnoreCase))
            .Select(line => line[(name.Length + 1)..].Trim())
            .FirstOrDefault();

    public async Task WriteAsync(byte[] bytes) => await _stream.WriteAsync(bytes, stopped);

    public Task WriteAsync(string text) => WriteAsync(Encoding.UTF8.GetBytes(text));

    public Task AnswerAsync(string status, string contentType, string body) =>
        WriteAsync($"HTTP/1.1 {status}\r\nContent-Type: {contentType}\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\n\r\n{body}");

    public Task BeginStreamAsync(string contentType = "application/x-ndjson") =>
        WriteAsync($"HTTP/1.1 200 OK\r\nContent-Type: {contentType}\r\nTransfer-Encoding: chunked\r\n\r\n");

    public Task ChunkAsync(string text) => ChunkAsync(Encoding.UTF8.GetBytes(text));

    public Task ChunkAsync(byte[] bytes) =>
        WriteAsync([.. Encoding.ASCII.GetBytes($"{bytes.Length:x}\r\n"), .. bytes, .. "\r\n"u8.ToArray()]);

    public Task EndStreamAsync() => WriteAsync("0\r\n\r\n");

    /// <summary>Closes in order (FIN), wherever the answer stands.</summary>
    public void Close() => socket.Shutdown(SocketShutdown.Both);

    /// <summary>Breaks the connection (RST), as a crash does.</summary>
    public void Break()
    {
        socket.LingerState = new LingerOption(true, 0);
        socket.Close();
    }

    /// <summary>Returns when the client has closed the connection.</summary>
    public async Task ClientLeftAsync()
    {
        try
        {
            while (await _stream.ReadAsync(new byte[64], stopped) > 0)
            {
                // A client that still talks has not left.
            }
        }
        catch (IOException)
        {
            // Closed with a reset.
        }
    }

    public void Dispose() => _stream.Dispose();
}
