using System.Text;

namespace OllamaMcp.Bench.Wire;

/// <summary>Requests as bytes.</summary>
internal static class HttpText
{
    public static byte[] Get(Uri server, string path, params string[] headers) => Request("GET", server, path, headers, body: null);

    public static byte[] Delete(Uri server, string path, params string[] headers) => Request("DELETE", server, path, headers, body: null);

    public static byte[] Post(Uri server, string path, string json, params string[] headers) =>
        Request("POST", server, path, ["Content-Type: application/json", .. headers], json);

    private static byte[] Request(string method, Uri server, string path, string[] headers, string? body)
    {
        var text = new StringBuilder($"{method} {path} HTTP/1.1\r\nHost: {server.Authority}\r\n");
        foreach (var header in headers)
        {
            text.Append(header).Append("\r\n");
        }

        if (body is not null)
        {
            text.Append("Content-Length: ").Append(Encoding.UTF8.GetByteCount(body)).Append("\r\n");
        }

        return Encoding.UTF8.GetBytes(text.Append("\r\n").Append(body).ToString());
    }
}
