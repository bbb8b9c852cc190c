using Microsoft.Extensions.Configuration;
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
    private readonly ILoggerFactory? _logs;

    public Telemetry(string name, string version, TelemetryOptions options)
    {
        Scrapes = options.ServesMetrics ? new ScrapeReader() : null;
        Endpoint = options.Endpoint;
        _sdk = OpenTelemetrySdk.Create(builder =>
        {
            builder.Services.AddSingleton(ReadVariables(options));
            // What the environment says of the service wins over its own name.
            builder.ConfigureResource(resource => resource.AddService(name, serviceVersion: version).AddEnvironmentVariableDetector());
            builder.WithMetrics(AddMetrics);
            if (Endpoint is not null)
            {
                builder.WithTracing(tracing => tracing.AddSource(TelemetrySources.Activities).AddOtlpExporter());
                builder.WithLogging(logging => logging.AddOtlpExporter());
                // The host has filtered already.
                builder.Services.Configure<LoggerFilterOptions>(filter => filter.MinLevel = LogLevel.Trace);
                builder.Services.Configure<OpenTelemetryLoggerOptions>(logging => logging.IncludeFormattedMessage = true);
            }
        });
        _logs = Endpoint is null ? null : _sdk.GetLoggerFactory();
    }

    /// <summary>Where everything goes over OTLP. Null for nowhere.</summary>
    public Uri? Endpoint { get; }

    /// <summary>Collects metrics when somebody scrapes. Null where nobody may.</summary>
    public ScrapeReader? Scrapes { get; }

    public ILogger CreateLogger(string categoryName) =>
        _logs?.CreateLogger(categoryName) ?? Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance;

    public void Dispose() => _sdk.Dispose();

    private static IConfiguration ReadVariables(TelemetryOptions options) =>
        new ConfigurationBuilder()
            .AddEnvironmentVariables()
            .AddInMemoryCollection(options.Variables.Select(variable => KeyValuePair.Create(variable.Key, (string?)variable.Value)))
            .Build();

    private void AddMetrics(MeterProviderBuilder metrics)
    {
        metrics.AddMeter(TelemetrySources.Meters);
        if (Endpoint is not null)
        {
            metrics.AddOtlpExporter();
        }

        if (Scrapes is not null)
        {
            metrics.AddReader(Scrapes);
        }
    }
}
