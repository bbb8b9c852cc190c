using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace OllamaMcp.ServiceDefaults;

/// <summary>What every service of the product has.</summary>
public static class ServiceRegistration
{
    private const string BareHttpSpans = "Microsoft.AspNetCore.Hosting.SuppressActivityOpenTelemetryData";

    /// <summary>
    /// Adds tracing, metrics and logs over OTLP where an endpoint is set, metrics to scrape where they are wanted, and the resilience of
    /// clients that <see cref="IHttpClientFactory"/> makes. What is not wanted costs nothing.
    /// </summary>
    /// <param name="builder">The service.</param>
    /// <param name="name">Its name in telemetry.</param>
    /// <param name="version">Its version in telemetry.</param>
    /// <param name="options">Which telemetry; null for what the environment says.</param>
    /// <exception cref="FormatException">The environment names an endpoint that is none.</exception>
    public static TBuilder AddServiceDefaults<TBuilder>(
        this TBuilder builder,
        string name,
        string version,
        TelemetryOptions? options = null
    )
        where TBuilder : IHostApplicationBuilder
    {
        var wanted = options ?? TelemetryOptions.FromEnvironment();
        if (wanted.Endpoint is not null || wanted.ServesMetrics)
        {
            var telemetry = new Telemetry(name, version, wanted);
            builder.Services.AddSingleton(_ => telemetry); // by a factory, so that the host disposes it and what is left is sent
            builder.Services.AddHostedService<TelemetryLifetime>();
            if (wanted.Endpoint is not null)
            {
                builder.Logging.AddProvider(telemetry);
                AppContext.SetSwitch(BareHttpSpans, isEnabled: false);
                builder.Services.AddSingleton<IStartupFilter>(new HttpSpans(wanted.ProbePaths));
            }
        }

        builder.Services.ConfigureHttpClientDefaults(client =>
            client.AddHttpMessageHandler(services => new ResilienceHandler(services.GetService<TimeProvider>() ?? TimeProvider.System))
        );
        return builder;
    }
}
