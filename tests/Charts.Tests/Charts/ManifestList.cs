namespace OllamaMcp.Charts.Tests.Charts;

/// <summary>Picks out of what a chart has rendered.</summary>
internal static class ManifestList
{
    /// <summary>The one object of that kind whose name ends so.</summary>
    public static Manifest One(this IEnumerable<Manifest> all, string kind, string ending = "") =>
        all.Single(m => m.Kind == kind && m.Name.EndsWith(ending, StringComparison.Ordinal));

    /// <summary>Everything that makes pods.</summary>
    public static IEnumerable<Manifest> WithPods(this IEnumerable<Manifest> all) => all.Where(m => m.Pod is not null);
}
