using Microsoft.Extensions.DependencyInjection.Extensions;

namespace OllamaMcp.Server.Contexts;

/// <summary>Registers the context store that the settings choose.</summary>
internal static class ContextsRegistration
{
    /// <summary>Needs a <see cref="ContextStoreOptions"/> in the services. Nothing is opened or connected before the first use.</summary>
    public static IServiceCollection AddContexts(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<ConversationRules>();
        services.AddSingleton(p => new RedisConnection(
            RedisConfiguration.Parse(p.GetRequiredService<ContextStoreOptions>()),
            p.GetRequiredService<TimeProvider>(),
            p.GetRequiredService<ILogger<RedisConnection>>()
        ));
        services.AddSingleton<IContextStore>(p => new MeasuredContextStore(Create(p), p.GetRequiredService<TimeProvider>()));
        services.AddHostedService<ExpiryMonitor>();
        return services;
    }

    private static IContextStore Create(IServiceProvider services)
    {
        var options = services.GetRequiredService<ContextStoreOptions>();
        var rules = services.GetRequiredService<ConversationRules>();
        return options.Kind switch
        {
            ContextStoreKinds.Memory => new MemoryContextStore(rules),
            ContextStoreKinds.Redis => new RedisContextStore(services.GetRequiredService<RedisConnection>(), options.KeyPrefix, rules),
            ContextStoreKinds.Files => new FileContextStore(
                options.Folder,
                rules,
                services.GetRequiredService<TimeProvider>(),
                services.GetRequiredService<ILogger<FileContextStore>>()
            ),
            _ => throw new InvalidOperationException(
                $"Contexts__Store is '{options.Kind}'; legal is {string.Join(", ", ContextStoreKinds.All)}."
            ),
        };
    }
}
