using System.Net;

namespace OllamaMcp.Server.Transport.Guards;

/// <summary>Which web sites' pages may call: this server's own, those on this machine, and those by setting.</summary>
internal sealed class OriginRule(IEnumerable<string> allowed)
{
    private readonly string[] _allowed = [.. allowed.Select(origin => origin.Trim().TrimEnd('/'))];

    /// <summary><paramref name="origin"/> is for example <c>https://site.example.com:8443</c>, or <c>null</c> from a sandboxed page.</summary>
    public bool Allows(string origin, HostString host) =>
        Uri.TryCreate(origin, UriKind.Absolute, out var uri)
            ? IsOwn(uri, host) || IsLoopback(uri) || _allowed.Any(pattern => Matches(pattern, origin, uri))
            : _allowed.Contains("*", StringComparer.Ordinal);

    private static bool IsOwn(Uri origin, HostString host) =>
        host.HasValue
        && Uri.TryCreate($"{origin.Scheme}://{host.ToUriComponent()}", UriKind.Absolute, out var own)
        && string.Equals(origin.Authority, own.Authority, StringComparison.OrdinalIgnoreCase);

    private static bool IsLoopback(Uri origin) =>
        HostRule.IsLoopbackName(origin.Host) || (IPAddress.TryParse(origin.DnsSafeHost, out var address) && IPAddress.IsLoopback(address));

    // A pattern with a scheme is a whole origin; one without stands for a host under any scheme and port.
    private static bool Matches(string pattern, string origin, Uri uri) =>
        pattern.Contains("://", StringComparison.Ordinal)
            ? pattern.Equals(origin, StringComparison.OrdinalIgnoreCase)
            : HostRule.Matches(pattern, uri.Host) || pattern.Equals(uri.Authority, StringComparison.OrdinalIgnoreCase);
}
