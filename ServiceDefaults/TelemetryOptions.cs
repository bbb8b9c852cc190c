namespace OllamaMcp.ServiceDefaults;

/// <summary>Where telemetry goes.</summary>
public sealed class TelemetryOptions
{
    /// <summary>The OTLP endpoint; null sends nothing. Setting <c>OTEL_EXPORTER_OTLP_ENDPOINT</c>.</summary>
    public Uri? Endpoint { get; set; }
}
