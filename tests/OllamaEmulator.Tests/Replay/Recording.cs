using System.Text;
using System.Text.Json;

namespace OllamaMcp.Emulator.Tests.Replay;

/// <summary>What a real server once answered to one request.</summary>
internal sealed record Recording(
    string Name,
    string Method,
    string Path,
    IReadOnlyDictionary<string, string> RequestHeaders,
    string? Body,
    int? Status,
    IReadOnlyDictionary<string, string> Headers,
    IReadOnlyList<string> Lines,
    bool IsCut
)
{
    /// <summary>All recordings in order; null where the variable does not name them.</summary>
    public static IReadOnlyList<Recording>? Load() =>
        Environment.GetEnvironmentVariable("OLLAMA_MCP_TEST_TRANSCRIPTS") is { Length: > 0 } path
            ? [.. File.ReadLines(path, Encoding.UTF8).Select(Parse)]
            : null;

    private static Recording Parse(string line)
    {
        using var document = JsonDocument.Parse(line);
        var root = document.RootElement;
        var request = root.GetProperty("request");
        return new Recording(
            root.GetProperty("name").GetString()!,
            request.GetProperty("method").GetString()!,
            request.GetProperty("path").GetString()!,
            Texts(request),
            BodyOf(request),
            root.TryGetProperty("status", out var status) && status.ValueKind == JsonValueKind.Number ? status.GetInt32() : null,
            Texts(root),
            root.TryGetProperty("body_lines", out var lines) ? [.. lines.EnumerateArray().Select(text => text.GetString()!)] : [],
            root.TryGetProperty("body_cut", out _)
        );
    }

    private static string? BodyOf(JsonElement request) =>
        request.TryGetProperty("body", out var body) ? body.GetRawText()
        : request.TryGetProperty("raw_body", out var raw) ? raw.GetString()
        : null;

    private static Dictionary<string, string> Texts(JsonElement owner)
    {
        Dictionary<string, string> texts = new(StringComparer.OrdinalIgnoreCase);
        if (owner.TryGetProperty("headers", out var headers))
        {
            foreach (var header in headers.EnumerateObject())
            {
                texts[header.Name] = header.Value.GetString()!;
            }
        }

        return texts;
    }
}
