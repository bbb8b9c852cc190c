using System.Net;

namespace OllamaMcp.Server.Hosting.Settings;

/// <summary>Where the server listens.</summary>
internal static class ListeningSettings
{
    public static SettingGroup Group { get; } =
        new(
            "Listening",
            [
                new Setting<IPAddress>("MCP_HOST", ValueKinds.ListenAddress)
                {
                    Meaning = "The address on which it listens",
                    Read = s => s.Listening.Address,
                    Bind = (s, _, value) => s.Listening.Address = value,
                },
                new Setting<int>("MCP_PORT", ValueKinds.Port)
                {
                    Meaning = "The port on which it listens",
                    Read = s => s.Listening.Port,
                    Bind = (s, _, value) => s.Listening.Port = value,
                },
                new Setting<int>("MCP_GUARDED_PORT", ValueKinds.Port)
                {
                    Meaning = "A second port, on which a token is always required: for what comes from outside a cluster",
                    Bind = (s, _, value) => s.Listening.GuardedPort = value,
                },
            ]
        );
}
