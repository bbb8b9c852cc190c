using Microsoft.Extensions.DependencyInjection.Extensions;
using ModelContextProtocol.Server;
using OllamaMcp.Server.Tools.Calls;
using OllamaMcp.Server.Tools.Changes;
using OllamaMcp.Server.Tools.Completion;
using OllamaMcp.Server.Tools.Failures;
using OllamaMcp.Server.Tools.Ollama;
using OllamaMcp.Server.Tools.Prompts;
using OllamaMcp.Server.Tools.Registry;
using OllamaMcp.Server.Tools.Resources;

namespace OllamaMcp.Server.Tools.Serving;

/// <summary>Puts the tools together.</summary>
internal static class ToolsRegistration
{
    /// <summary>
    /// Adds the registry, the dispatcher, the calls in flight and every tool of <see cref="ToolList"/>. They need the router, the context
    /// store, a <see cref="TimeProvider"/> and <see cref="ToolsOptions"/>; who has replicas adds an <see cref="IReplicaCalls"/> before.
    /// </summary>
    public static IServiceCollection AddTools(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<ToolsOptions>();
        services.TryAddSingleton<PromptsOptions>();
        services.TryAddSingleton<IReplicaCalls, NoReplicas>();
        services.AddSingleton<CallsInFlight>();
        services.AddSingleton<ResourceReader>();
        services.AddSingleton<ServedResources>();
        services.AddSingleton<PromptCatalog>();
        services.AddSingleton<NameCompletion>();
        services.AddSingleton<ErrorDetails>();
        services.AddSingleton<McpOptionsFactory>();
        services.AddSingleton<Func<McpServerOptions>>(provider => provider.GetRequiredService<McpOptionsFactory>().Create);
        services.AddSingleton<ChangeFeed>();
        services.AddSingleton<ModelReplacement>();
        services.AddSingleton<ModelProbes>();
        services.AddSingleton(provider => new ModelRegistry(RegistryHttp.Create(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<MissingModel>();
        services.AddSingleton<ToolErrors>();
        services.AddSingleton<ToolDispatcher>();
        services.AddSingleton(provider => new ToolRegistry(
            provider.GetRequiredService<ToolDispatcher>(),
            ToolList.Create(provider),
            provider.GetRequiredService<ToolsOptions>().Toolsets
        ));
        return services;
    }
}
