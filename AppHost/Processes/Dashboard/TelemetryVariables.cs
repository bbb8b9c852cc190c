using System.Globalization;
using OllamaMcp.AppHost.Settings;
using OllamaMcp.AppHost.Topology;

namespace OllamaMcp.AppHost.Processes.Dashboard;

/// <summary>The environment variables by which a child sends its telemetry to the dashboard.</summary>
internal static class TelemetryVariables
{
    // Milliseconds. The usual 5 seconds, and a minute for metrics, are long for who has just made a call and looks for it.
    private const string Soon = "1000";

    /// <summary>What a part writes while the dashboard is not there, or when it is there again: its own state says so already.</summary>
    public static IReadOnlyList<string> Noise(DashboardPorts ports) =>
        [
            string.Create(CultureInfo.InvariantCulture, $"(127.0.0.1:{ports.Grpc})"), // "Connection refused (127.0.0.1:4317)"
            "Telemetry arrives at " + DashboardPorts.Url(ports.Grpc),
            "TelemetryLifetime[900", // the line before, where a part takes two
        ];

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
