using System.Globalization;
using OllamaMcp.AppHost.Settings;

namespace OllamaMcp.AppHost.Topology;

/// <summary>What runs on a developer's machine. Both profiles read it, and only carry it out.</summary>
internal static class LocalTopology
{
    public const string ContextStore = "context-store";
    public const string Ollama = "ollama";
    public const string McpServer = "mcp-server";

    /// <summary>The parts, each behind those that it depends on.</summary>
    public static IReadOnlyList<Part> Describe(HostSettings settings)
    {
        var ollamas = Ollamas(settings);
        return [Store(), .. ollamas, Server(settings, ollamas)];
    }

    private static Part Store() =>
        new(ContextStore, PartKind.ContextStore, [], new(Port: null, HealthPath: null, IsExternal: false), None) { KeepsData = true };

    // Those that the user named are one part: which of them run is for the server to find out.
    private static List<Part> Ollamas(HostSettings settings) =>
        [
            .. Enumerable
                .Range(1, settings.OllamaCount)
                .Select(number => new Part(
                    number == 1 ? Ollama : string.Create(CultureInfo.InvariantCulture, $"{Ollama}-{number}"),
                    PartKind.Ollama,
                    [],
                    new(Port: null, HealthPath: "/api/version", IsExternal: false),
                    None
                )
                {
                    Named = number == 1 ? settings.Ollamas : [],
                    KeepsData = true,
                    Models = settings.OllamaModels ?? [],
                    Urls = [new("/", "Ollama API")],
                    Commands = [LocalCommands.PullModel],
                }),
        ];

    private static Part Server(HostSettings settings, List<Part> ollamas) =>
        new(
            McpServer,
            PartKind.McpServer,
            [ContextStore, .. ollamas.Select(ollama => ollama.Name)],
            new(settings.McpPort, HealthPath: "/health/ready", IsExternal: true),
            ServerSettings(settings)
        )
        {
            Replicas = settings.Replicas,
            Secrets = [.. settings.Secrets, .. settings.Replicas > 1 ? [ReplicaKey] : Array.Empty<SecretSetting>()],
            Urls = [new("/mcp", "MCP endpoint"), new("/", "Start page"), new("/health/ready", "Health"), new("/metrics", "Metrics")],
            Commands = [LocalCommands.ClearContexts],
        };

    private static SecretSetting ReplicaKey { get; } = new("replica-key", SettingNames.ReplicaKey, Value: null);

    private static Dictionary<string, string> None { get; } = new(StringComparer.Ordinal);

    // A child's output is never a terminal, where text would be the default.
    private static Dictionary<string, string> ServerSettings(HostSettings settings) =>
        settings.HasLogFormat ? None : new(StringComparer.Ordinal) { [SettingNames.LogFormat] = "text" };
}
