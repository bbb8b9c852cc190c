using System.Globalization;

namespace OllamaMcp.AppHost.Settings;

/// <summary>Reads and checks the settings, and tells all that is wrong with them at once.</summary>
internal static class SettingsReader
{
    private static readonly string[] RedisNames = ["ConnectionStrings__context-store", "CONTEXT_STORE_URI", "CONTEXT_STORE_HOST"];

    /// <returns>The settings, and one line for each that is wrong: name, value, what is legal.</returns>
    public static (HostSettings Settings, IReadOnlyList<string> Problems) Read(SettingSources sources)
    {
        var problems = new List<string>();
        var settings = new HostSettings
        {
            McpHost = sources[SettingNames.McpHost],
            McpPort = Number(SettingNames.McpPort, 4838, 0, 65535),
            Ollamas = Ollamas(),
            Ollama = Choice<OllamaChoice>(SettingNames.Ollama),
            OllamaModel = sources[SettingNames.OllamaModel] ?? "llama3.2:1b",
            ContextStore = Choice<ContextStoreChoice>(SettingNames.ContextStore),
            ConfiguredRedis = Array.Find(RedisNames, name => sources[name] is not null),
            DataFolder = sources[SettingNames.DataFolder] ?? DefaultDataFolder(),
            StartLimit = TimeSpan.FromSeconds(Number(SettingNames.StartLimit, 60, 1, 3600)),
            Dashboard = Choice<DashboardChoice>(SettingNames.Dashboard),
            DashboardPort = Number(SettingNames.DashboardPort, 18888, 0, 65535),
            TelemetryEndpoint = sources[SettingNames.TelemetryEndpoint],
            HasLogFormat = sources["LOG_FORMAT"] is not null,
            Arguments = sources.Arguments,
        };
        return (settings, problems);

        int Number(string name, int unset, int from, int to)
        {
            if (sources[name] is not { } text)
            {
                return unset;
            }
            if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value >= from && value <= to)
            {
                return value;
            }
            problems.Add($"{name} is \"{text}\": a number from {from} to {to} is meant.");
            return unset;
        }

        T Choice<T>(string name)
            where T : struct, Enum
        {
            var names = Enum.GetNames<T>();
            if (sources[name] is not { } text || names.Contains(text, StringComparer.OrdinalIgnoreCase))
            {
                return Enum.Parse<T>(sources[name] ?? names[0], ignoreCase: true);
            }
            problems.Add($"{name} is \"{text}\": {string.Join(", ", names).ToLowerInvariant()} are the choices.");
            return default;
        }

        List<Uri> Ollamas()
        {
            var name = sources[SettingNames.OllamaServerUrl] is null ? SettingNames.OllamaHost : SettingNames.OllamaServerUrl;
            var found = OllamaAddress.ParseList(sources[name], sources[SettingNames.OllamaPort], out var wrong);
            problems.AddRange(wrong.Select(text => $"{name} has \"{text}\": a name, host:port or http URL is meant."));
            return found;
        }
    }

    private static string DefaultDataFolder() =>
        Path.Combine(
            Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify),
            "ollama-mcp"
        );
}
