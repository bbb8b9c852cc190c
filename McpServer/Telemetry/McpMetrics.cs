using System.Diagnostics.Metrics;

namespace OllamaMcp.Server.Telemetry;

/// <summary>The metrics of the conventions for MCP.</summary>
internal static class McpMetrics
{
    private static readonly InstrumentAdvice<double> Boundaries = new()
    {
        HistogramBucketBoundaries = [0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 30, 60, 120, 300],
    };

    public static Histogram<double> OperationDuration { get; } =
        Seconds("mcp.server.operation.duration", "How long an MCP request or notification took, until its answer was sent.");

    public static Histogram<double> SessionDuration { get; } = Seconds("mcp.server.session.duration", "How long an MCP session was open.");

    private static Histogram<double> Seconds(string name, string description) =>
        ServerSource.Meter.CreateHistogram(name, "s", description, tags: null, Boundaries);
}
