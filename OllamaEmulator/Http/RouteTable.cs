using System.Collections.Frozen;

namespace OllamaMcp.Emulator.Http;

/// <summary>All routes, by path and method. Immutable.</summary>
internal sealed class RouteTable
{
    private readonly FrozenDictionary<string, ApiRoute[]> _exact;
    private readonly (string Prefix, ApiRoute[] Routes)[] _withParameter;

    public RouteTable(IEnumerable<ApiRoute> routes)
    {
        var byKind = routes.ToLookup(route => route.Path.Contains("/:", StringComparison.Ordinal));
        _exact = byKind[false]
            .GroupBy(route => route.Path, StringComparer.Ordinal)
            .ToFrozenDictionary(group => group.Key, group => group.ToArray(), StringComparer.Ordinal);
        _withParameter =
        [
            .. byKind[true]
                .GroupBy(route => route.Path[..(route.Path.LastIndexOf('/') + 1)], StringComparer.Ordinal)
                .Select(group => (group.Key, group.ToArray())),
        ];
    }

    /// <summary>The routes of a path, one for each method; null where the path is unknown.</summary>
    public ApiRoute[]? Find(string path)
    {
        if (_exact.TryGetValue(path, out var routes))
        {
            return routes;
        }

        foreach ((var prefix, var candidates) in _withParameter)
        {
            if (
                path.StartsWith(prefix, StringComparison.Ordinal)
                && path.Length > prefix.Length
                && !path.AsSpan(prefix.Length).Contains('/')
            )
            {
                return candidates;
            }
        }

        return null;
    }

    /// <summary>Methods as the Allow header lists them.</summary>
    public static string Allowed(ApiRoute[] routes) =>
        string.Join(", ", routes.Select(route => route.Method).OrderByDescending(method => method == "HEAD"));
}
