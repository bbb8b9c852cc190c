namespace OllamaMcp.AppHost.Topology;

/// <summary>A part of the system, whoever carries it out: Aspire, or processes of this machine.</summary>
/// <param name="Name">Unique; what logs, the table and the dashboard show.</param>
/// <param name="DependsOn">Names of the parts that must be ready first, and whose addresses this one is given.</param>
/// <param name="Settings">Environment variables beyond those that follow from the dependencies.</param>
internal sealed record Part(
    string Name,
    PartKind Kind,
    IReadOnlyList<string> DependsOn,
    PartEndpoint Endpoint,
    IReadOnlyDictionary<string, string> Settings
);
