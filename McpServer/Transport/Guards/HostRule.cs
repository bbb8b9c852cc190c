using System.Net;

namespace OllamaMcp.Server.Transport.Guards;

/// <summary>
/// Which names a Host header may carry. Addresses pass, because DNS rebinding needs a name; so do loopback names and those by setting.
/// </summary>
internal sealed class HostRule(IEnumerable<string> allowed)
{
    private readonly string[] _allowed = [.. allowed.Select(name => name.Trim().TrimEnd('.'))];

    /// <summary>An empty name passes: no browser sends a request without a Host.</summary>
    public bool Allows(string host)
    {
        var name = host.TrimEnd('.');
        return name.Length == 0 || IsLoopbackName(name) || IPAddress.TryParse(name, out _) || IsAllowed(name);
    }

    public static bool IsLoopbackName(string name) =>
        name.Equals("localhost", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase);

    // A method of its own: what the lambda captures would be allocated for every request, and loopback and addresses do not get here.
    private bool IsAllowed(string name) => Array.Exists(_allowed, pattern => Matches(pattern, name));

    /// <summary><c>*</c> is every name, <c>*.example.com</c> every name below that one.</summary>
    public static bool Matches(string pattern, string name) =>
        pattern switch
        {
            "*" => true,
            ['*', '.', ..] => name.EndsWith(pattern[1..], StringComparison.OrdinalIgnoreCase),
            _ => name.Equals(pattern, StringComparison.OrdinalIgnoreCase),
        };
}
