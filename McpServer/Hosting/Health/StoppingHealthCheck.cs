using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace OllamaMcp.Server.Hosting.Health;

/// <summary>Not ready from the moment that the server is told to stop, so that no new calls are sent to it.</summary>
internal sealed class StoppingHealthCheck(IHostApplicationLifetime lifetime) : IHealthCheck
{
    /// <inheritdoc/>
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(
            lifetime.ApplicationStopping.IsCancellationRequested
                ? HealthCheckResult.Unhealthy("The server is stopping and takes no new calls.")
                : HealthCheckResult.Healthy()
        );
}
