using Microsoft.Extensions.Diagnostics.HealthChecks;
using OllamaMcp.Server.Contexts;

namespace OllamaMcp.Server.Hosting.Health;

/// <summary>
/// Asks the context store. Without it only the tools that need contexts fail, so a server that misses it stays in service.
/// </summary>
internal static class ContextStoreHealth
{
    public const string Name = "context-store";

    public static async Task<HealthCheckResult> LookAsync(IContextStore store, CancellationToken cancellationToken)
    {
        await store.PingAsync(cancellationToken);
        return HealthCheckResult.Healthy($"The store is {store.Kind}.");
    }
}
