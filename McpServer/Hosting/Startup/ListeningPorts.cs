using Microsoft.AspNetCore.Server.Kestrel.Core;
using OllamaMcp.Server.Access;
using OllamaMcp.Server.Hosting.Settings;
using OllamaMcp.Server.Transport.LifeCycle;

namespace OllamaMcp.Server.Hosting.Startup;

/// <summary>Opens the ports, and hangs on each what it wants of callers.</summary>
internal static class ListeningPorts
{
    public static void ListenAsSet(this KestrelServerOptions kestrel, ServerSettings settings)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxConcurrentConnections = settings.Listening.Connections;
        kestrel.Listen(settings, settings.Listening.Port, new PortAccess(settings.Access.Required));
        if (settings.Listening.GuardedPort is { } guarded)
        {
            kestrel.Listen(settings, guarded, new PortAccess(TokenRequired: true));
        }
    }

    private static void Listen(this KestrelServerOptions kestrel, ServerSettings settings, int port, PortAccess access)
    {
        var connections = kestrel.ApplicationServices.GetRequiredService<OpenConnections>();
        kestrel.Listen(
            settings.Listening.Address,
            port,
            listen =>
                listen.Use(next =>
                    connection =>
                    {
                        connection.Features.Set(access);
                        return connections.ServeAsync(connection, next);
                    }
                )
        );
    }
}
