using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace OllamaMcp.ServiceDefaults;

/// <summary>
/// The OpenTelemetry SDK of a process, and the way into it for logs. It has services and a configuration of its own, so it reads
/// the <c>OTEL_*</c> variables also where the host reads none. Disposing it sends what is left.
/// </summary>
internal sealed class Telemetry : ILoggerProvider
{
    private readonly OpenTelemetrySdk _sdk;
    private readonly ILoggerFactory _logs;

    public Telemetry(string name, string version, Uri endpoint)
    {
        _sdk = OpenTelemetrySdk.Create(builder =>
        {
            builder.ConfigureResource(resource => resource.AddService(name, serviceVersion: version).AddEnvironmentVariableDetector());
            builder.WithTracing(tracing => tracing.AddSource(TelemetrySources.Activities).AddOtlpExporter());
            builder.WithMetrics(metrics => metrics.AddMeter(TelemetrySources.Meters).AddOtlpExporter());
            builder.WithLogging(logging => logging.AddOtlpExporter());
            // The host has filtered already.
            builder.Services.Configure<LoggerFilterOptions>(filter => filter.MinLevel = LogLevel.Trace);
            builder.Services.Configure<OpenTelemetryLoggerOptions>(logging => logging.IncludeFormattedMessage = true);
        });
        _logs = _sdk.GetLoggerFactory();
        Endpoint = endpoint;
    }

    public Uri Endpoint { get; }

    public ILogger CreateLogger(string categoryName) => _logs.CreateLogger(categoryName);

    public void Dispose() => _sdk.Dispose();
}
