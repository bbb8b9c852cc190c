using OllamaMcp.Server.Access;
using OllamaMcp.Server.Contexts;
using OllamaMcp.Server.Hosting.Settings;
using OllamaMcp.Server.Ollama.Routing;
using OllamaMcp.Server.Tools.Serving;
using OllamaMcp.Server.Transport.Endpoints;

namespace OllamaMcp.Server.Hosting.Composition;

/// <summary>Adds the rooms of the server, in the order in which a call walks through them.</summary>
internal static class RoomRegistration
{
    public static IServiceCollection AddRooms(this IServiceCollection services, SettingsReading reading)
    {
        var settings = reading.Settings;
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(reading);
        services.AddHostedService<SettingsAnnouncement>();
        // The transport's own limit ends the calls in flight; the host's is there for what hangs beyond that.
        services.Configure<HostOptions>(host => host.ShutdownTimeout = settings.Transport.ShutdownTimeout + TimeSpan.FromSeconds(5));
        services.AddSingleton(settings.Transport).AddTransport();
        services.AddMcpSurface();
        services.AddAccess(settings.Access);
        services.AddSingleton(settings.Tools).AddTools();
        services.AddSingleton(settings.Contexts).AddContexts();
        services.AddSingleton(settings.Ollama).AddOllama();
        return services;
    }
}
