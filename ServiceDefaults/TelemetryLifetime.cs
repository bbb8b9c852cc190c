using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace OllamaMcp.ServiceDefaults;

/// <summary>Says where telemetry goes, and whether it arrives; hands the host the SDK to dispose.</summary>
internal sealed partial class TelemetryLifetime(Telemetry telemetry, ILogger<TelemetryLifetime> logger) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (telemetry.Endpoint is { } endpoint)
        {
            LogEndpoint(ExportWatch.Name(endpoint));
            telemetry.Watch(logger);
        }

        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    [LoggerMessage(9003, LogLevel.Information, "Telemetry goes to {Endpoint}")]
    private partial void LogEndpoint(string endpoint);
}
