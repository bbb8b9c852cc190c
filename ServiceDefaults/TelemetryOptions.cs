using System.Diagnostics.CodeAnalysis;

namespace OllamaMcp.ServiceDefaults;

/// <summary>
/// Which telemetry a service has. Immutable. The OpenTelemetry SDK reads everything else itself from the usual <c>OTEL_*</c> variables
/// of the environment: time limits, batches, samplers, resource attributes.
/// </summary>
public sealed record TelemetryOptions
{
    public const string EndpointVariable = "OTEL_EXPORTER_OTLP_ENDPOINT";

    /// <summary>Where traces, metrics and logs go over OTLP. Null sends none, and then no span is made. Default null. Variable <c>OTEL_EXPORTER_OTLP_ENDPOINT</c>.</summary>
    public Uri? Endpoint { get; init; }

    /// <summary>Whether metrics can be scraped at <see cref="MetricsEndpoint.Path"/>. Default false.</summary>
    public bool ServesMetrics { get; init; }

    /// <summary>
    /// Whether what can be scraped counts from the start. Else it does from the first scrape on, and costs nothing until then. Default false.
    /// </summary>
    public bool CountsFromStart { get; init; }

    /// <summary>
    /// Paths that probes ask for, to the letter. A request to one of them that belongs to no trace begins none. Default none;
    /// <see cref="HealthEndpoints.All"/> and <see cref="MetricsEndpoint.Path"/> never leave a trace.
    /// </summary>
    public IReadOnlyList<string> ProbePaths { get; init; } = [];

    /// <summary>Variables of OpenTelemetry that come from elsewhere than the environment, and win over it.</summary>
    public IReadOnlyDictionary<string, string> Variables { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The options of a process that has no settings of its own: what the environment says.</summary>
    /// <exception cref="FormatException">The endpoint is no http or https URL.</exception>
    public static TelemetryOptions FromEnvironment()
    {
        var text = Environment.GetEnvironmentVariable(EndpointVariable);
        if (string.IsNullOrWhiteSpace(text))
        {
            return new TelemetryOptions();
        }

        return TryParseEndpoint(text, out var endpoint)
            ? new TelemetryOptions { Endpoint = endpoint }
            : throw new FormatException($"{EndpointVariable} is \"{text}\": a URL is meant, for example http://localhost:4317.");
    }

    /// <summary>Reads an endpoint: a URL with http or https.</summary>
    public static bool TryParseEndpoint(string text, [NotNullWhen(true)] out Uri? endpoint)
    {
        endpoint = Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" ? url : null;
        return endpoint is not null;
    }
}
