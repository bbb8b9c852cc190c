using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace OllamaMcp.ServiceDefaults;

/// <summary>
/// Writes a report as JSON:
/// <code>{"status":"degraded","version":"0.1.0","missing":["context-store"],"dependencies":{"context-store":{"state":"degraded","detail":"..."}}}</code>
/// </summary>
internal static class HealthReportWriter
{
    public static async Task WriteAsync(HttpContext context, HealthReport report, string version, bool showDetails)
    {
        context.Response.ContentType = "application/json; charset=utf-8";
        var json = new Utf8JsonWriter(context.Response.BodyWriter);
        await using (json.ConfigureAwait(false))
        {
            json.WriteStartObject();
            json.WriteString("status", NameOf(report.Status));
            json.WriteString("version", version);
            WriteMissing(json, report);
            WriteDependencies(json, report, showDetails);
            json.WriteEndObject();
        }
    }

    private static void WriteMissing(Utf8JsonWriter json, HealthReport report)
    {
        json.WriteStartArray("missing");
        foreach (var (name, _) in report.Entries.Where(e => e.Value.Status != HealthStatus.Healthy))
        {
            json.WriteStringValue(name);
        }

        json.WriteEndArray();
    }

    private static void WriteDependencies(Utf8JsonWriter json, HealthReport report, bool showDetails)
    {
        json.WriteStartObject("dependencies");
        foreach (var (name, entry) in report.Entries)
        {
            json.WriteStartObject(name);
            json.WriteString("state", NameOf(entry.Status));
            if (showDetails && entry.Description is { } detail)
            {
                json.WriteString("detail", detail);
            }

            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static string NameOf(HealthStatus status) =>
        status switch
        {
            HealthStatus.Healthy => "healthy",
            HealthStatus.Degraded => "degraded",
            _ => "unhealthy",
        };
}
