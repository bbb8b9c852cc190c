using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace OllamaMcp.ServiceDefaults;

/// <summary>What every service of the product has.</summary>
public static class ServiceRegistration
{
    /// <summary>Adds tracing, metrics and logs over OTLP where an endpoint is set; otherwise nothing, at no cost.</summary>
    /// <param name="builder">The service.</param>
    /// <param name="name">Its name in telemetry.</param>
    /// <param name="version">Its version in telemetry.</param>
    /// <param name="options">Where telemetry goes; null for what the environment says.</param>
    /// <exception cref="InvalidOperationException">The environment names an endpoint that is none.</exception>
    public static TBuilder AddServiceDefaults<TBuilder>(
        this TBuilder builder,
        string name,
        string version,
        TelemetryOptions? options = null
    )
        where TBuilder : IHostApplicationBuilder
    {
        if ((options ?? TelemetryOptions.FromEnvironment()).Endpoint is { } endpoint)
        {
            // Left alone, the framework's spans of HTTP requests have neither a name that says anything nor attributes.
            AppContext.SetSwitch("Microsoft.AspNetCore.Hosting.SuppressActivityOpenTelemetryData", isEnabled: false);
            var telemetry = new Telemetry(name, version, endpoint);
            builder.Services.AddSingleton(_ => telemetry); // by a factory, so that the host disposes it and what is left is sent
            builder.Services.AddHostedService<TelemetryLifetime>();
            builder.Logging.AddProvider(telemetry);
        }
        return builder;
    }
}
