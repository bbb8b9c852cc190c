using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net;

namespace OllamaMcp.Server.Ollama.Client;

/// <summary>
/// Reads where Ollama is: <c>ollama</c>, <c>10.0.0.5:11434</c>, <c>[::1]:11434</c>, <c>https://gpu.example/ollama</c>, or several
/// of these with commas. As in Ollama's own command line, a name or address without a scheme has port 11434, a URL the port of its
/// scheme, and an address that only a server can listen on (<c>0.0.0.0</c>, <c>::</c>) means loopback.
/// </summary>
internal static class OllamaAddresses
{
    private const int DefaultPort = 11434;
    private const string Legal = "a name, host:port, [IPv6]:port, or a URL with http or https, several with commas";

    /// <summary><c>http://127.0.0.1:11434/</c>.</summary>
    public static Uri Default { get; } = new("http://127.0.0.1:11434/");

    /// <inheritdoc cref="TryParse"/>
    /// <exception cref="FormatException">Names everything that is wrong, and what would be right.</exception>
    public static IReadOnlyList<Uri> Parse(string? host, string? port, string? serverUrl) =>
        TryParse(host, port, serverUrl, out var addresses, out var problems)
            ? addresses
            : throw new FormatException(string.Join(Environment.NewLine, problems));

    /// <summary>The base addresses, each ending in a slash, without repetitions, in the order given.</summary>
    /// <param name="host"><c>OLLAMA_HOST</c>. Null or blank for 127.0.0.1.</param>
    /// <param name="port"><c>OLLAMA_PORT</c>: for entries that name no port. What Kubernetes sets by itself beside a Service named ollama (<c>tcp://10.0.0.5:11434</c>) is not meant for us and counts as not set.</param>
    /// <param name="serverUrl"><c>OLLAMA_SERVER_URL</c>: where set, the others are not looked at.</param>
    /// <param name="addresses">Empty where something is wrong.</param>
    /// <param name="problems">One sentence for each thing that is wrong.</param>
    public static bool TryParse(
        string? host,
        string? port,
        string? serverUrl,
        out IReadOnlyList<Uri> addresses,
        out IReadOnlyList<string> problems
    )
    {
        var found = new List<Uri>();
        var wrong = new List<string>();
        if (Clean(serverUrl) is { Length: > 0 } url)
        {
            ReadAll("OLLAMA_SERVER_URL", url, null, found, wrong);
        }
        else
        {
            var usualPort = ReadPort(Clean(port), wrong);
            ReadAll("OLLAMA_HOST", Clean(host) is { Length: > 0 } text ? text : "127.0.0.1", usualPort, found, wrong);
        }

        problems = wrong;
        addresses = wrong.Count == 0 ? [.. found.Distinct()] : [];
        return wrong.Count == 0;
    }

    /// <summary>Whether it is Ollama's own service, which wants a key.</summary>
    public static bool IsCloud(Uri address) =>
        address.Scheme == Uri.UriSchemeHttps
        && (address.Host == "ollama.com" || address.Host.EndsWith(".ollama.com", StringComparison.OrdinalIgnoreCase));

    private static void ReadAll(string setting, string text, int? usualPort, List<Uri> found, List<string> wrong)
    {
        foreach (var entry in text.Split(',', StringSplitOptions.TrimEntries))
        {
            if (!TryRead(entry, usualPort, out var address, out var problem))
            {
                wrong.Add($"{setting}: '{Shown(entry)}' {problem}. Legal: {Legal}.");
            }
            else
            {
                found.Add(address);
            }
        }
    }

    private static bool TryRead(
        string entry,
        int? usualPort,
        [NotNullWhen(true)] out Uri? address,
        [NotNullWhen(false)] out string? problem
    )
    {
        address = null;
        var scheme = entry.Contains("://", StringComparison.Ordinal);
        var text = scheme ? entry : $"http://{Bracketed(entry)}";
        problem =
            entry.Length == 0 ? "is an empty entry"
            : entry.Any(c => char.IsWhiteSpace(c) || char.IsControl(c)) ? "has a blank in it"
            : !Uri.TryCreate(WithHost(text), UriKind.Absolute, out var uri) ? "is no address"
            : uri.Scheme != Uri.UriSchemeHttp && uri.Scheme != Uri.UriSchemeHttps ? $"has the scheme {uri.Scheme}"
            : uri.HostNameType is UriHostNameType.Unknown or UriHostNameType.Basic ? "names no host"
            : uri.UserInfo.Length > 0 ? "holds a user name or password, which is not supported"
            : uri.Query.Length > 0 || uri.Fragment.Length > 0 ? "has a query or fragment"
            : uri.Port == 0 ? "has port 0"
            : null;
        if (problem is not null)
        {
            return false;
        }

        address = Build(new Uri(WithHost(text)), HasPort(text), scheme ? null : DefaultPort, usualPort);
        return true;
    }

    private static Uri Build(Uri uri, bool hasPort, int? defaultPort, int? usualPort)
    {
        var cloud = defaultPort is not null && uri.Host == "ollama.com" && !hasPort;
        return new UriBuilder(uri)
        {
            Scheme = cloud ? Uri.UriSchemeHttps : uri.Scheme,
            Host = Connectable(uri),
            Port =
                hasPort ? uri.Port
                : cloud ? 443
                : usualPort ?? defaultPort ?? uri.Port,
            Path = uri.AbsolutePath.EndsWith('/') ? uri.AbsolutePath : uri.AbsolutePath + "/",
        }.Uri;
    }

    /// <summary>An address to listen on is none to connect to.</summary>
    private static string Connectable(Uri uri) =>
        !IPAddress.TryParse(uri.Host.Trim('[', ']'), out var ip) ? uri.Host
        : ip.Equals(IPAddress.Any) ? "127.0.0.1"
        : ip.Equals(IPAddress.IPv6Any) ? "[::1]"
        : uri.Host;

    /// <summary><c>:11434</c> is an address of Ollama's command line too: this machine.</summary>
    private static string WithHost(string url) =>
        url.Contains("://:", StringComparison.Ordinal) ? url.Replace("://:", "://127.0.0.1:", StringComparison.Ordinal) : url;

    /// <summary>An IPv6 address may come without its brackets where no port follows.</summary>
    private static string Bracketed(string entry) =>
        entry.Count(c => c == ':') > 1 && !entry.StartsWith('[') && IPAddress.TryParse(entry, out _) ? $"[{entry}]" : entry;

    /// <summary>Whether a port is written out; <see cref="Uri.Port"/> cannot tell <c>http://host:80</c> from <c>http://host</c>.</summary>
    private static bool HasPort(string url)
    {
        var authority = url.AsSpan(url.IndexOf("://", StringComparison.Ordinal) + 3);
        var end = authority.IndexOf('/');
        authority = end < 0 ? authority : authority[..end];
        return authority.LastIndexOf(':') > authority.LastIndexOf(']') && !authority.EndsWith(":");
    }

    private static int? ReadPort(string? port, List<string> wrong)
    {
        if (string.IsNullOrEmpty(port) || port.StartsWith("tcp://", StringComparison.Ordinal))
        {
            return null;
        }

        if (int.TryParse(port, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 0 and <= 65535)
        {
            return number;
        }

        wrong.Add($"OLLAMA_PORT: '{port}' is no port. Legal: a whole number from 1 to 65535.");
        return null;
    }

    private static string? Clean(string? value) => value?.Trim().Trim('"', '\'').Trim();

    /// <summary>An entry as an error may show it: without what may be a password.</summary>
    private static string Shown(string entry)
    {
        var at = entry.LastIndexOf('@');
        return at < 0 ? entry : $"…{entry[at..]}";
    }
}
