using OllamaMcp.AppHost.Settings;
using OllamaMcp.AppHost.Topology;

namespace OllamaMcp.AppHost.Processes.Dashboard;

/// <summary>The environment variables by which a child sends its telemetry to the dashboard.</summary>
internal static class TelemetryVariables
{
    // Milliseconds. The usual 5 seconds, and a minute for metrics, are long for who has just made a call and looks for it.
    private const string Soon = "1000";

    /// <param name="ports">Where the dashboard listens, or will.</param>
    /// <param name="part">Replicas are one service; the dashboard names each by service and instance: <c>mcp-server-2</c>.</param>
    public static Dictionary<string, string?> For(DashboardPorts ports, Part part)
    {
        var service = part.Kind == PartKind.McpServer ? LocalTopology.McpServer : part.Name;
        var instance = part.Name == service ? "1" : part.Name[(service.Length + 1)..];
        return new(StringComparer.Ordinal)
        {
            [SettingNames.TelemetryEndpoint] = DashboardPorts.Url(ports.Grpc),
            ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "grpc",
            ["OTEL_EXPORTER_OTLP_HEADERS"] = null, // they would be keys for another receiver
            ["OTEL_SERVICE_NAME"] = service,
            ["OTEL_RESOURCE_ATTRIBUTES"] = "service.instance.id=" + instance,
            ["OTEL_BSP_SCHEDULE_DELAY"] = Soon,
            ["OTEL_BLRP_SCHEDULE_DELAY"] = Soon,
            ["OTEL_METRIC_EXPORT_INTERVAL"] = Soon,
        };
    }
}
