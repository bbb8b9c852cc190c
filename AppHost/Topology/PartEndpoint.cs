namespace OllamaMcp.AppHost.Topology;

/// <summary>Where a part is reached.</summary>
/// <param name="Port">The port that people are told; null where any free one will do.</param>
/// <param name="HealthPath">The path that answers 200 once the part is ready; null where it does not speak HTTP.</param>
/// <param name="IsExternal">Whether it is meant for programs outside the topology.</param>
internal sealed record PartEndpoint(int? Port, string? HealthPath, bool IsExternal);
