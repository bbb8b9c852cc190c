using OllamaMcp.Server.Errors;

namespace OllamaMcp.Server.Hosting.Settings;

/// <summary>Turns the texts of the sources into checked settings, and gathers everything that is wrong on the way.</summary>
internal sealed class SettingsReader
{
    private readonly ServerSettings _settings = new();
    private readonly List<SettingProblem> _problems = [];
    private readonly List<string> _notes = [];

    private SettingsReader() { }

    /// <summary>Reads the sources; where several set the same thing, the first wins.</summary>
    public static SettingsReading Read(IEnumerable<SettingSource> sources)
    {
        var reader = new SettingsReader();
        reader.BindAll([.. sources]);
        reader._problems.AddRange(SettingRules.Check(reader._settings));
        return new SettingsReading(reader._settings, reader._problems, reader._notes);
    }

    private void BindAll(IReadOnlyList<SettingSource> sources)
    {
        var done = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var source in sources)
        {
            // An empty value is what shells and compose files leave where somebody sets nothing.
            foreach (var (key, text) in source.Values.Where(v => !string.IsNullOrWhiteSpace(v.Value)))
            {
                var setting = SettingCatalogue.Find(key, out var captured);
                if (setting is null)
                {
                    ReportUnknown(source, key);
                }
                else if (IsServiceLink(source, key, text))
                {
                    _notes.Add($"{key} is a service link of Kubernetes ({text}) and no setting; it is ignored.");
                }
                else if (done.Add(key) && !setting.TryBind(_settings, captured, text.Trim()))
                {
                    ReportIllegal(setting, source, key, text.Trim());
                }
            }
        }
    }

    // For a Service named "ollama" or "mcp", Kubernetes sets OLLAMA_PORT or MCP_PORT to tcp://ADDRESS:PORT in every pod beside it.
    private static bool IsServiceLink(SettingSource source, string key, string text) =>
        source.IsEnvironment
        && key.EndsWith("_PORT", StringComparison.Ordinal)
        && (text.StartsWith("tcp://", StringComparison.Ordinal) || text.StartsWith("udp://", StringComparison.Ordinal));

    private void ReportIllegal(Setting setting, SettingSource source, string key, string text) =>
        _problems.Add(
            new(key, $"It must be {setting.Legal}.", $"Correct it, or remove it for the default: {setting.Default}.")
            {
                Value = setting.IsSecret ? SettingMask.Hide(text) : text,
                Source = source.Name,
            }
        );

    private void ReportUnknown(SettingSource source, string key)
    {
        var nearest = NearestName.Of(key, SettingCatalogue.Names);
        if (source.IsOurs || SettingCatalogue.IsOurSection(key) || (LooksLikeOurs(key) && (nearest is not null || !source.IsEnvironment)))
        {
            var fix = nearest is null ? "Remove it; docs/settings.md lists what there is." : $"The nearest setting is {nearest}.";
            _problems.Add(new(key, "There is no such setting.", fix) { Source = source.Name });
        }
        else if (LooksLikeOurs(key))
        {
            // MCP clients have variables such as MCP_TIMEOUT, which the servers that they start inherit.
            _notes.Add($"{key} in the environment is no setting of this server; it is ignored.");
        }
    }

    private static bool LooksLikeOurs(string key) => key.StartsWith("MCP_", StringComparison.OrdinalIgnoreCase);
}
