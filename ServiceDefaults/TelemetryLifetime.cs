using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace OllamaMcp.ServiceDefaults;

/// <summary>Says at start where telemetry goes, and hands the host the SDK to dispose.</summary>
internal sealed partial class TelemetryLifetime(Telemetry telemetry, ILogger<TelemetryLifetime> logger) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (telemetry.Endpoint is { } endpoint)
        {
            LogEndpoint(endpoint);
        }

        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    [LoggerMessage(9003, LogLevel.Information, "Telemetry goes to {Endpoint}")]
    private partial void LogEndpoint(Uri endpoint);
}
