using System.Globalization;
using OllamaMcp.AppHost.Topology;

namespace OllamaMcp.AppHost.Processes.Placement;

/// <summary>What one process cannot be: several replicas become parts of their own, behind a front that has the name and the endpoint.</summary>
internal static class Replication
{
    public static IReadOnlyList<Part> Expand(IEnumerable<Part> parts) => [.. parts.SelectMany(Expand)];

    private static IEnumerable<Part> Expand(Part part)
    {
        if (part.Replicas == 1)
        {
            return [part];
        }
        var replicas = Enumerable.Range(1, part.Replicas).Select(number => Replica(part, number)).ToList();
        var front = part with { Kind = PartKind.McpFront, DependsOn = [.. replicas.Select(replica => replica.Name)], Replicas = 1 };
        return [.. replicas, front];
    }

    private static Part Replica(Part part, int number) =>
        part with
        {
            Name = string.Create(CultureInfo.InvariantCulture, $"{part.Name}-{number}"),
            Endpoint = part.Endpoint with { Port = null, IsExternal = false },
            Replicas = 1,
            Urls = [],
            Commands = [],
        };
}
