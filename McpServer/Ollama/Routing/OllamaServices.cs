using Microsoft.Extensions.DependencyInjection.Extensions;
using OllamaMcp.Server.Ollama.Client;

namespace OllamaMcp.Server.Ollama.Routing;

/// <summary>Registers the way to Ollama.</summary>
internal static class OllamaServices
{
    /// <summary>Adds <see cref="OllamaRouter"/>. Whoever has settings adds its <see cref="OllamaClientOptions"/> too, before or after; else the defaults hold.</summary>
    public static IServiceCollection AddOllama(this IServiceCollection services)
    {
        services.TryAddSingleton(new OllamaClientOptions());
        services.TryAddSingleton<OllamaRouter>();
        return services;
    }
}
