namespace OllamaMcp.ServiceDefaults;

/// <summary>
/// Whether telemetry is sent. Everything else is read by the exporter itself from the usual <c>OTEL_EXPORTER_OTLP_*</c> variables:
/// protocol, headers, time limits.
/// </summary>
/// <param name="Endpoint">The OTLP endpoint; null sends and records nothing. Variable <c>OTEL_EXPORTER_OTLP_ENDPOINT</c>.</param>
public sealed record TelemetryOptions(Uri? Endpoint)
{
    public const string EndpointVariable = "OTEL_EXPORTER_OTLP_ENDPOINT";

    /// <summary>The options of this process.</summary>
    /// <exception cref="InvalidOperationException">The endpoint is no http or https URL.</exception>
    public static TelemetryOptions FromEnvironment()
    {
        var text = Environment.GetEnvironmentVariable(EndpointVariable);
        if (string.IsNullOrWhiteSpace(text))
        {
            return new TelemetryOptions(Endpoint: null);
        }
        return Uri.TryCreate(text, UriKind.Absolute, out var endpoint) && endpoint.Scheme is "http" or "https"
            ? new TelemetryOptions(endpoint)
            : throw new InvalidOperationException($"{EndpointVariable} is \"{text}\": a URL is meant, for example http://localhost:4317.");
    }
}
