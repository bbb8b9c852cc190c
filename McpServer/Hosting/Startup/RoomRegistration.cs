using OllamaMcp.Server.Access;
using OllamaMcp.Server.Contexts;
using OllamaMcp.Server.Hosting.Settings;

namespace OllamaMcp.Server.Hosting.Startup;

/// <summary>Adds the rooms of the server, in the order in which a call walks through them.</summary>
internal static class RoomRegistration
{
    public static IServiceCollection AddRooms(this IServiceCollection services, SettingsReading reading)
    {
        var settings = reading.Settings;
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(reading);
        services.AddHostedService<SettingsAnnouncement>();
        services.AddAccess(settings.Access);
        services.AddSingleton(settings.Contexts).AddContexts();
        return services;
    }
}
