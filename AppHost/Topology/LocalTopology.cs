using OllamaMcp.AppHost.Settings;

namespace OllamaMcp.AppHost.Topology;

/// <summary>What runs on a developer's machine. Both profiles read it, and only carry it out.</summary>
internal static class LocalTopology
{
    public const string ContextStore = "context-store";
    public const string Ollama = "ollama";
    public const string McpServer = "mcp-server";

    /// <summary>The parts, each behind those that it depends on.</summary>
    public static IReadOnlyList<Part> Describe(HostSettings settings) =>
        [
            new(ContextStore, PartKind.ContextStore, [], new(Port: null, HealthPath: null, IsExternal: false), None),
            new(Ollama, PartKind.Ollama, [], new(Port: null, HealthPath: "/api/version", IsExternal: false), None),
            new(
                McpServer,
                PartKind.McpServer,
                [ContextStore, Ollama],
                new(settings.McpPort, HealthPath: "/health/ready", IsExternal: true),
                ServerSettings(settings)
            ),
        ];

    private static Dictionary<string, string> None { get; } = new(StringComparer.Ordinal);

    // A child's output is never a terminal, where text would be the default.
    private static Dictionary<string, string> ServerSettings(HostSettings settings) =>
        settings.HasLogFormat ? None : new(StringComparer.Ordinal) { ["LOG_FORMAT"] = "text" };
}
