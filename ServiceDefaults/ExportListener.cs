using System.Diagnostics.Tracing;

namespace OllamaMcp.ServiceDefaults;

/// <summary>
/// Hears from the OTLP exporter how its requests end. It tells nobody else: it returns no error, and writes no log. An event of a request
/// names the URL first; what failed comes last, as text of an exception or of a status:
/// <code>[TransientHttpError] http://127.0.0.1:4317/opentelemetry.proto.collector.trace.v1.TraceService/Export |
/// System.Net.Http.HttpRequestException: Connection refused (127.0.0.1:4317)\n ---> ...</code>
/// Disposing ends it.
/// </summary>
internal sealed class ExportListener(ExportWatch watch) : EventListener
{
    private const string Exporter = "OpenTelemetry-Exporter-OpenTelemetryProtocol";
    private const string Success = "ExportSuccess";

    protected override void OnEventSourceCreated(EventSource eventSource)
    {
        if (eventSource.Name == Exporter)
        {
            EnableEvents(eventSource, EventLevel.Informational);
        }
    }

    protected override void OnEventWritten(EventWrittenEventArgs eventData)
    {
        // Other events are about other things: settings, certificates, single records.
        if (eventData.Payload is not [string text, ..] || !TelemetryOptions.TryParseEndpoint(text, out var url))
        {
            return;
        }

        if (eventData.EventName == Success)
        {
            watch.Succeeded(url);
        }
        else if (eventData.Level <= EventLevel.Warning)
        {
            watch.Failed(url, ReasonOf(eventData.Payload) ?? eventData.EventName ?? "");
        }
    }

    private static string? ReasonOf(IReadOnlyList<object?> payload)
    {
        var detail = payload.Skip(1).Select(value => value?.ToString()).LastOrDefault(value => !string.IsNullOrWhiteSpace(value));
        var line = detail?.TrimStart().Split('\n', 2)[0].TrimEnd('\r', ' ', '.');
        return line is null ? null : WithoutType(line);
    }

    private static string WithoutType(string line)
    {
        var end = line.IndexOf("Exception: ", StringComparison.Ordinal);
        return end < 0 || line.AsSpan(0, end).Contains(' ') ? line : line[(end + "Exception: ".Length)..];
    }
}
