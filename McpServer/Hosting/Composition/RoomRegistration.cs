using System.Net;
using OllamaMcp.Server.Access;
using OllamaMcp.Server.Contexts;
using OllamaMcp.Server.Hosting.Settings;
using OllamaMcp.Server.Ollama.Routing;
using OllamaMcp.Server.Tools.Calls;
using OllamaMcp.Server.Tools.Serving;
using OllamaMcp.Server.Transport.Endpoints;
using OllamaMcp.Server.Transport.Replicas;

namespace OllamaMcp.Server.Hosting.Composition;

/// <summary>Adds the rooms of the server, in the order in which a call walks through them.</summary>
internal static class RoomRegistration
{
    public static IServiceCollection AddRooms(this IServiceCollection services, SettingsReading reading)
    {
        var settings = reading.Settings;
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(reading).AddHostedService<SettingsAnnouncement>().AddHostedService<SurroundingsAnnouncement>();
        services.AddSingleton(settings.Transport).AddTransport();
        services.AddAccess(settings.Access);
        services.AddReplicas(settings);
        services.AddSingleton(settings.Tools).AddSingleton(settings.Prompts).AddTools();
        services.AddSingleton(settings.Contexts).AddContexts();
        services.AddSingleton(settings.Ollama).AddOllama();
        return services.AddHostedService<RoomWiring>();
    }

    private static void AddReplicas(this IServiceCollection services, ServerSettings settings)
    {
        services.AddSingleton<ReplicaCalls>();
        services.AddSingleton<IReplicaCalls>(provider => provider.GetRequiredService<ReplicaCalls>());
        if (settings is { ReplicaService: { } name, Transport.ReplicaAddress: { } own })
        {
            services.AddSingleton<IPeerDirectory>(new ReplicaNames(name, IPEndPoint.Parse(own).Port));
        }
    }
}
