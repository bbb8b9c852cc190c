using Microsoft.Extensions.Diagnostics.HealthChecks;
using OllamaMcp.Server.Ollama.Routing;

namespace OllamaMcp.Server.Hosting.Health;

/// <summary>Asks Ollama for its version: without an Ollama nearly every tool fails, so a server that misses it is not ready.</summary>
internal static class OllamaHealth
{
    public const string Name = "ollama";

    public static async Task<HealthCheckResult> LookAsync(OllamaRouter router, CancellationToken cancellationToken)
    {
        var version = await router.GetVersionAsync(cancellationToken);
        return HealthCheckResult.Healthy($"Ollama {version.Value.Version} answers at {version.Instance}.");
    }
}
