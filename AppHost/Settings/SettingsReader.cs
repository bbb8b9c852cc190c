namespace OllamaMcp.AppHost.Settings;

/// <summary>Reads and checks the settings, and tells all that is wrong with them at once.</summary>
internal sealed class SettingsReader
{
    // In the order in which the server takes them.
    private static readonly string[] RedisNames = [SettingNames.RedisConnection, SettingNames.RedisUri, SettingNames.RedisHost];

    private readonly SettingSources _sources;
    private readonly SettingValues _values;

    private SettingsReader(SettingSources sources) => (_sources, _values) = (sources, new SettingValues(sources));

    /// <returns>The settings, and one line for each that is wrong: name, value, what is legal.</returns>
    public static (HostSettings Settings, IReadOnlyList<string> Problems) Read(SettingSources sources)
    {
        var reader = new SettingsReader(sources);
        var settings = reader.Read();
        return (settings, [.. reader._values.Problems, .. SettingsRules.Check(settings, sources)]);
    }

    private HostSettings Read() =>
        new()
        {
            McpHost = _sources[SettingNames.McpHost],
            McpPort = _values.Number(SettingNames.McpPort, HostSettings.Unset.McpPort, 0, 65535),
            Replicas = _values.Number(SettingNames.Replicas, HostSettings.Unset.Replicas, 1, HostSettings.Most),
            Ollamas = Ollamas(),
            Ollama = _values.Choice<OllamaChoice>(SettingNames.Ollama),
            OllamaCount = _values.Number(SettingNames.OllamaCount, HostSettings.Unset.OllamaCount, 1, HostSettings.Most),
            OllamaModels = Models(),
            ContextStore = _values.Choice<ContextStoreChoice>(StoreName()),
            ConfiguredRedis = Array.Find(RedisNames, name => _sources[name] is not null),
            Profile = _values.Choice<ProfileChoice>(SettingNames.Profile),
            DataFolder = _sources[SettingNames.DataFolder] ?? HostSettings.Unset.DataFolder,
            ContextsPath = _sources[SettingNames.ContextsPath],
            StartLimit = TimeSpan.FromSeconds(
                _values.Number(SettingNames.StartLimit, (int)HostSettings.Unset.StartLimit.TotalSeconds, 1, 3600)
            ),
            Dashboard = _values.Choice<DashboardChoice>(SettingNames.Dashboard),
            DashboardPort = _values.Number(SettingNames.DashboardPort, HostSettings.Unset.DashboardPort, 0, 65535),
            TelemetryEndpoint = _sources[SettingNames.TelemetryEndpoint],
            HasLogFormat = _sources[SettingNames.LogFormat] is not null,
            Secrets = [.. Secrets()],
            Passed = Passed(),
            Arguments = _sources.Arguments,
        };

    private List<Uri> Ollamas()
    {
        var name = _sources[SettingNames.OllamaServerUrl] is null ? SettingNames.OllamaHost : SettingNames.OllamaServerUrl;
        var found = OllamaAddress.ParseList(_sources[name], _sources[SettingNames.OllamaPort], out var wrong);
        wrong.ForEach(text => _values.Problems.Add($"{name} has \"{text}\": a name, host:port or http URL is meant."));
        return found;
    }

    // The server's own name for it does too.
    private string StoreName() =>
        _sources[SettingNames.ContextStore] is null && _sources[SettingNames.ContextsStore] is not null
            ? SettingNames.ContextsStore
            : SettingNames.ContextStore;

    private string[]? Models() =>
        _sources[SettingNames.OllamaModel] switch
        {
            null => null,
            "none" => [],
            { } text =>
            [
                .. text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal),
            ],
        };

    private IEnumerable<SecretSetting> Secrets()
    {
        if (_sources[SettingNames.OllamaApiKey] is { } key)
        {
            yield return new SecretSetting("ollama-api-key", SettingNames.OllamaApiKey, key);
        }
        foreach (var name in _sources.Names(SettingNames.TokenPrefix))
        {
            yield return new SecretSetting("token-" + name[SettingNames.TokenPrefix.Length..], name, _sources[name] ?? "");
        }
    }

    private Dictionary<string, string> Passed() =>
        _sources
            .Given()
            .Where(entry =>
                !entry.Key.StartsWith(SettingNames.Prefix, StringComparison.Ordinal)
                && !entry.Key.StartsWith(SettingNames.TokenPrefix, StringComparison.Ordinal)
                && entry.Key is not (SettingNames.McpHost or SettingNames.McpPort or SettingNames.OllamaApiKey)
            )
            .ToDictionary(StringComparer.Ordinal);
}
