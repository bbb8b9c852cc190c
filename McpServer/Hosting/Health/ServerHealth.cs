using Microsoft.Extensions.Diagnostics.HealthChecks;
using OllamaMcp.Server.Access;
using OllamaMcp.Server.Contexts;
using OllamaMcp.Server.Ollama.Routing;
using OllamaMcp.ServiceDefaults;

namespace OllamaMcp.Server.Hosting.Health;

/// <summary>What readiness depends on.</summary>
internal static class ServerHealth
{
    public static IServiceCollection AddServerHealth(this IServiceCollection services)
    {
        var checks = services
            .AddHealthChecks()
            .AddCheck<StoppingHealthCheck>("server", HealthStatus.Unhealthy, [HealthTags.Ready, HealthTags.Self]);
        checks.AddDependency<OllamaRouter>(OllamaHealth.Name, HealthStatus.Unhealthy, OllamaHealth.LookAsync);
        checks.AddDependency<IContextStore>(ContextStoreHealth.Name, HealthStatus.Degraded, ContextStoreHealth.LookAsync);
        return services;
    }

    /// <summary>Maps the endpoints. Where the port is open to outsiders they see states, and not the addresses behind them.</summary>
    public static void MapServerHealth(this IEndpointRouteBuilder endpoints, string version) =>
        endpoints.MapServiceHealth(version, context => context.Features.Get<PortAccess>() is not { TokenRequired: true });

    private static void AddDependency<T>(
        this IHealthChecksBuilder checks,
        string name,
        HealthStatus failure,
        Func<T, CancellationToken, Task<HealthCheckResult>> look
    )
        where T : class
    {
        checks.Services.AddKeyedSingleton(
            name,
            (services, _) =>
                new CachedHealthCheck(
                    name,
                    cancellationToken => look(services.GetRequiredService<T>(), cancellationToken),
                    failure,
                    services.GetRequiredService<TimeProvider>(),
                    services.GetRequiredService<ILogger<CachedHealthCheck>>()
                )
        );
        checks.Add(
            new HealthCheckRegistration(
                name,
                services => services.GetRequiredKeyedService<CachedHealthCheck>(name),
                failure,
                [HealthTags.Ready]
            )
        );
    }
}
