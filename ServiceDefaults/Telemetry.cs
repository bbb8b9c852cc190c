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
    private readonly string _name;
    private readonly string _version;
    private readonly TelemetryOptions _options;
    private readonly OpenTelemetrySdk? _sent;
    private readonly ILoggerFactory? _logs;
    private ExportListener? _listener;

    public Telemetry(string name, string version, TelemetryOptions options)
    {
        _name = name;
        _version = version;
        _options = options;
        if (options.Endpoint is not null)
        {
            _sent = OpenSending();
            _logs = _sent.GetLoggerFactory();
        }

        if (options.ServesMetrics)
        {
            Scrapes = new ScrapeSource(OpenScraping, options.CountsFromStart);
        }
    }

    /// <summary>Where everything goes over OTLP. Null for nowhere.</summary>
    public Uri? Endpoint => _options.Endpoint;

    /// <summary>Collects metrics when somebody scrapes. Null where nobody may.</summary>
    public ScrapeSource? Scrapes { get; }

    public ILogger CreateLogger(string categoryName) =>
        _logs?.CreateLogger(categoryName) ?? Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance;

    /// <summary>Begins to say when nothing arrives at the endpoint. Call it once: there is no log before the host has started.</summary>
    public void Watch(ILogger logger) => _listener = new ExportListener(new ExportWatch(logger));

    public void Dispose()
    {
        Scrapes?.Dispose();
        _sent?.Dispose();
        _listener?.Dispose();
    }

    private OpenTelemetrySdk OpenSending() =>
        OpenTelemetrySdk.Create(builder =>
        {
            Describe(builder);
            builder.WithMetrics(metrics => AddMetrics(metrics).AddOtlpExporter());
            builder.WithTracing(tracing => tracing.AddSource(TelemetrySources.Activities).AddOtlpExporter());
            builder.WithLogging(logging => logging.AddOtlpExporter());
            // The host has filtered already. What surrounds a record is not sent, and would follow every request around.
            builder.Services.Configure<LoggerFilterOptions>(filter =>
            {
                filter.MinLevel = LogLevel.Trace;
                filter.CaptureScopes = false;
            });
            builder.Services.Configure<OpenTelemetryLoggerOptions>(logging => logging.IncludeFormattedMessage = true);
        });

    private OpenTelemetrySdk OpenScraping(ScrapeReader reader) =>
        OpenTelemetrySdk.Create(builder =>
        {
            Describe(builder);
            builder.WithMetrics(metrics => AddMetrics(metrics).AddReader(reader));
        });

    private void Describe(IOpenTelemetryBuilder builder)
    {
        builder.Services.AddSingleton(ReadVariables());
        // What the environment says of the service wins over its own name.
        builder.ConfigureResource(resource => resource.AddService(_name, serviceVersion: _version).AddEnvironmentVariableDetector());
    }

    private IConfiguration ReadVariables() =>
        new ConfigurationBuilder()
            .AddEnvironmentVariables()
            .AddInMemoryCollection(_options.Variables.Select(variable => KeyValuePair.Create(variable.Key, (string?)variable.Value)))
            .Build();

    private static MeterProviderBuilder AddMetrics(MeterProviderBuilder metrics) =>
        metrics
            .AddMeter(TelemetrySources.Meters)
            .AddView(instrument => TelemetrySources.IsRead(instrument) ? null : MetricStreamConfiguration.Drop);
}
