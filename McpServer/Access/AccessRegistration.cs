namespace OllamaMcp.Server.Access;

/// <summary>Adds the room to a server.</summary>
internal static class AccessRegistration
{
    public static IServiceCollection AddAccess(this IServiceCollection services, AccessOptions options)
    {
        services.AddSingleton(options);
        services.AddSingleton<TokenRing>();
        services.AddSingleton<CallLimits>();
        services.AddSingleton(s => new AccessGate(s.GetRequiredService<TokenRing>(), s.GetRequiredService<CallLimits>()));
        services.AddHostedService<AccessAnnouncement>();
        if (options.TokensFile is not null)
        {
            services.AddSingleton<TokensFileProbe>();
            services.AddHostedService<TokensFileMonitor>();
        }

        return services;
    }
}
