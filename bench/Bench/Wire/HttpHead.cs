namespace OllamaMcp.Bench.Wire;

/// <summary>The head of an answer, as far as a load generator needs it.</summary>
/// <param name="Status">The status code.</param>
/// <param name="ContentLength">Bytes of the body; null where the head does not say.</param>
/// <param name="Chunked">Whether the body comes in chunks.</param>
/// <param name="SessionId">The <c>Mcp-Session-Id</c>, or null.</param>
internal sealed record HttpHead(int Status, int? ContentLength, bool Chunked, string? SessionId)
{
    public static HttpHead Parse(string text)
    {
        var lines = text.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        string Value(string name) =>
            lines.FirstOrDefault(line => line.StartsWith(name + ":", StringComparison.OrdinalIgnoreCase))?[(name.Length + 1)..].Trim()
            ?? "";

        var length = Value("Content-Length");
        var session = Value("Mcp-Session-Id");
        return new HttpHead(
            int.Parse(lines[0].AsSpan(9, 3), provider: null),
            length.Length == 0 ? null : int.Parse(length, provider: null),
            Value("Transfer-Encoding").Equals("chunked", StringComparison.OrdinalIgnoreCase),
            session.Length == 0 ? null : session
        );
    }
}
