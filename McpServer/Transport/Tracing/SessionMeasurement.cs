using System.Diagnostics;
using OllamaMcp.Server.Telemetry;
using OllamaMcp.Server.Transport.Messages;

namespace OllamaMcp.Server.Transport.Tracing;

/// <summary>Counts sessions and measures how long they were open. A request without a session is none.</summary>
internal static class SessionMeasurement
{
    public static void Opened() => ServerMetrics.Sessions.Add(1);

    /// <param name="age">How long it was open.</param>
    /// <param name="revision">What was agreed on; null where the client left before.</param>
    /// <param name="isHttp">Whether it came over HTTP.</param>
    public static void Closed(TimeSpan age, string? revision, bool isHttp)
    {
        ServerMetrics.Sessions.Add(-1);
        if (!McpMetrics.SessionDuration.Enabled)
        {
            return;
        }

        var tags = new TagList { { TelemetryKeys.NetworkTransport, isHttp ? "tcp" : "pipe" } };
        if (isHttp)
        {
            tags.Add(TelemetryKeys.NetworkProtocol, "http");
        }

        if (revision is not null && Revisions.IsSpoken(revision))
        {
            tags.Add(TelemetryKeys.McpVersion, revision);
        }

        McpMetrics.SessionDuration.Record(age.TotalSeconds, tags);
    }
}
