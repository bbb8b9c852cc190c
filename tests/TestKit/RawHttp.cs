using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace OllamaMcp.TestKit;

/// <summary>HTTP/1.1 by hand: nothing is added, mended or hidden between the test and the wire.</summary>
internal static class RawHttp
{
    /// <summary>Sends one request on a connection of its own and reads the whole answer.</summary>
    public static async Task<RawAnswer> SendAsync(
        Uri server,
        string method,
        string path,
        IReadOnlyDictionary<string, string>? headers,
        byte[]? body,
        CancellationToken cancellationToken
    )
    {
        using TcpClient client = new();
        await client.ConnectAsync(server.Host, server.Port, cancellationToken);
        var stream = client.GetStream();
        await stream.WriteAsync(Head(server, method, path, headers, body), cancellationToken);
        if (body is not null)
        {
            await stream.WriteAsync(body, cancellationToken);
        }

        return await ReadAsync(new BufferedStream(stream), method, cancellationToken);
    }

    private static byte[] Head(Uri server, string method, string path, IReadOnlyDictionary<string, string>? headers, byte[]? body)
    {
        Dictionary<string, string> all = new(
            headers ?? new Dictionary<string, string>(StringComparer.Ordinal),
            StringComparer.OrdinalIgnoreCase
        );
        all.TryAdd("Host", $"{server.Host}:{server.Port}");
        if (body is not null)
        {
            all["Content-Length"] = body.Length.ToString(CultureInfo.InvariantCulture);
        }

        StringBuilder head = new($"{method} {path} HTTP/1.1\r\n");
        foreach ((var name, var value) in all)
        {
            head.Append(name).Append(": ").Append(value).Append("\r\n");
        }

        return Encoding.ASCII.GetBytes(head.Append("\r\n").ToString());
    }

    private static async Task<RawAnswer> ReadAsync(Stream stream, string method, CancellationToken cancellationToken)
    {
        var status = await LineAsync(stream, cancellationToken);
        Dictionary<string, string> headers = new(StringComparer.OrdinalIgnoreCase);
        while (await LineAsync(stream, cancellationToken) is { Length: > 0 } line)
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            var name = line[..colon];
            var value = line[(colon + 1)..].Trim();
            headers[name] = headers.TryGetValue(name, out var before) ? $"{before}, {value}" : value;
        }

        var code = int.Parse(status.Split(' ')[1], CultureInfo.InvariantCulture);
        var empty = method == "HEAD" || code is 204 or 304;
        var body =
            empty ? []
            : headers.ContainsKey("Transfer-Encoding") ? await ChunksAsync(stream, cancellationToken)
            : await ExactlyAsync(
                stream,
                int.Parse(headers.GetValueOrDefault("Content-Length", "0"), CultureInfo.InvariantCulture),
                cancellationToken
            );
        return new RawAnswer(code, headers, Encoding.UTF8.GetString(body));
    }

    private static async Task<byte[]> ChunksAsync(Stream stream, CancellationToken cancellationToken)
    {
        using MemoryStream all = new();
        while (true)
        {
            var length = int.Parse(await LineAsync(stream, cancellationToken), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            all.Write(await ExactlyAsync(stream, length, cancellationToken));
            await LineAsync(stream, cancellationToken);
            if (length == 0)
            {
                return all.ToArray();
            }
        }
    }

    private static async Task<byte[]> ExactlyAsync(Stream stream, int length, CancellationToken cancellationToken)
    {
        var bytes = new byte[length];
        await stream.ReadExactlyAsync(bytes, cancellationToken);
        return bytes;
    }

    private static async Task<string> LineAsync(Stream stream, CancellationToken cancellationToken)
    {
        StringBuilder line = new();
        var one = new byte[1];
        while (await stream.ReadAsync(one, cancellationToken) == 1)
        {
            if (one[0] == '\n')
            {
                return line.ToString().TrimEnd('\r');
            }

            line.Append((char)one[0]);
        }

        throw new IOException($"The connection ended in a line: '{line}'");
    }
}
