using System.Text.RegularExpressions;

namespace OllamaMcp.Emulator.Http;

/// <summary>Which origins browsers may call from. Immutable.</summary>
internal sealed class OriginRule(IEnumerable<string> more)
{
    private static readonly string[] Schemes = ["app://", "file://", "tauri://", "vscode-webview://", "vscode-file://"];
    private static readonly string[] Hosts = ["localhost", "127.0.0.1", "0.0.0.0"];

    private readonly Regex[] _patterns =
    [
        .. more.Select(pattern => new Regex(
            $"^{Regex.Escape(pattern).Replace("\\*", ".*", StringComparison.Ordinal)}$",
            RegexOptions.CultureInvariant | RegexOptions.NonBacktracking
        )),
    ];

    public bool Allows(string origin) =>
        Array.Exists(Schemes, scheme => origin.StartsWith(scheme, StringComparison.Ordinal))
        || IsLocal(origin)
        || Array.Exists(_patterns, pattern => pattern.IsMatch(origin));

    private static bool IsLocal(string origin)
    {
        var start =
            origin.StartsWith("http://", StringComparison.Ordinal) ? 7
            : origin.StartsWith("https://", StringComparison.Ordinal) ? 8
            : 0;
        var rest = origin[start..];
        return start > 0 && Array.Exists(Hosts, host => rest == host || rest.StartsWith(host + ":", StringComparison.Ordinal));
    }
}
