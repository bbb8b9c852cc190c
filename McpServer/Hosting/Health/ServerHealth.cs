using Microsoft.Extensions.Diagnostics.HealthChecks;
using OllamaMcp.Server.Access;
using OllamaMcp.ServiceDefaults;

namespace OllamaMcp.Server.Hosting.Health;

/// <summary>What readiness depends on.</summary>
internal static class ServerHealth
{
    public static IServiceCollection AddServerHealth(this IServiceCollection services)
    {
        services.AddHealthChecks().AddCheck<StoppingHealthCheck>("server", HealthStatus.Unhealthy, [HealthTags.Ready]);
        return services;
    }

    /// <summary>Maps the endpoints. Where the port is open to outsiders they see states, and not the addresses behind them.</summary>
    public static void MapServerHealth(this IEndpointRouteBuilder endpoints, string version) =>
        endpoints.MapServiceHealth(version, context => context.Features.Get<PortAccess>() is not { TokenRequired: true });
}
