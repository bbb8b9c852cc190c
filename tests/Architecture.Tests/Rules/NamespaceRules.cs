using OllamaMcp.Architecture.Reading;

namespace OllamaMcp.Architecture.Rules;

/// <summary>What holds for the namespaces of every assembly: types only in the leaves, and no cycles.</summary>
internal static class NamespaceRules
{
    public static IEnumerable<string> Violations(AssemblyContent content) => ParentsWithTypes(content).Concat(Cycles(content));

    private static IEnumerable<string> ParentsWithTypes(AssemblyContent content)
    {
        var spaces = content.Types.Select(type => type.Namespace).Distinct().ToList();
        return from type in content.Types
            where type.Namespace.Length > 0
            let child = spaces.Find(space => space != type.Namespace && Namespaces.IsWithin(space, type.Namespace))
            where child is not null
            select $"A namespace with children holds no types itself: {type} stands above {child}.";
    }

    private static IEnumerable<string> Cycles(AssemblyContent content)
    {
        var edges = content
            .References.Where(reference => reference.From.Namespace != reference.To.Namespace)
            .ToLookup(reference => reference.From.Namespace);
        var reported = new HashSet<string>();
        foreach (var start in content.Types.Select(type => type.Namespace).Distinct().Order(StringComparer.Ordinal))
        {
            if (!reported.Contains(start) && ShortestCycle(start, edges) is { Count: > 0 } cycle)
            {
                reported.UnionWith(cycle.Select(reference => reference.From.Namespace));
                yield return "Namespaces form no cycle: " + string.Join("; ", cycle) + ".";
            }
        }
    }

    private static List<Reference> ShortestCycle(string start, ILookup<string, Reference> edges)
    {
        var cameBy = new Dictionary<string, Reference>(StringComparer.Ordinal);
        var open = new Queue<string>([start]);
        while (open.TryDequeue(out var space) && !cameBy.ContainsKey(start))
        {
            foreach (var edge in edges[space].Where(edge => cameBy.TryAdd(edge.To.Namespace, edge)))
            {
                open.Enqueue(edge.To.Namespace);
            }
        }
        return cameBy.ContainsKey(start) ? Backwards(start, cameBy) : [];
    }

    private static List<Reference> Backwards(string start, Dictionary<string, Reference> cameBy)
    {
        var path = new List<Reference>();
        var space = start;
        do
        {
            path.Insert(0, cameBy[space]);
            space = cameBy[space].From.Namespace;
        } while (space != start);
        return path;
    }
}
