using System.Globalization;

namespace OllamaMcp.AppHost.Settings;

/// <summary>
/// The forms of <c>OLLAMA_HOST</c>: <c>gpu-box</c>, <c>gpu-box:8000</c>, <c>:8000</c>, <c>https://gpu-box/ollama</c>, several with commas.
/// <c>0.0.0.0</c>, where Ollama listens, is reached as 127.0.0.1.
/// </summary>
internal static class OllamaAddress
{
    public const int DefaultPort = 11434;

    public static List<Uri> ParseList(string? text, string? port, out List<string> wrong)
    {
        var parts = (text ?? (port is null ? "" : "127.0.0.1")).Split(
            ',',
            StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries
        );
        var parsed = parts.Select(part => (Part: part, Uri: Parse(part, port))).ToList();
        wrong = [.. parsed.Where(item => item.Uri is null).Select(item => item.Part)];
        return [.. parsed.Select(item => item.Uri).OfType<Uri>()];
    }

    private static Uri? Parse(string part, string? port)
    {
        var isUrl = part.Contains("://", StringComparison.Ordinal);
        var text = isUrl ? part : "http://" + (part.StartsWith(':') ? "127.0.0.1" + part : part);
        if (!Uri.TryCreate(text, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https") || uri.Host.Length == 0)
        {
            return null;
        }
        var builder = new UriBuilder(uri) { Host = uri.Host is "0.0.0.0" or "[::]" ? "127.0.0.1" : uri.Host };
        if (!isUrl && uri.IsDefaultPort && !text.EndsWith(":80", StringComparison.Ordinal))
        {
            builder.Port = int.TryParse(port, NumberStyles.None, CultureInfo.InvariantCulture, out var given) ? given : DefaultPort;
        }
        return builder.Uri;
    }
}
