namespace OllamaMcp.Server.Hosting.Settings;

/// <summary>Every setting of the server. Thread-safe.</summary>
internal static class SettingCatalogue
{
    /// <summary>In the order of <c>docs/settings.md</c>.</summary>
    public static IReadOnlyList<SettingGroup> Groups { get; } =
    [
        ListeningSettings.Group,
        OllamaSettings.Group,
        ToolSettings.Group,
        AccessSettings.Group,
        LimitSettings.Group,
        ContextSettings.Group,
        ContextSettings.Redis,
        ReplicaSettings.Group,
        LogSettings.Group,
        TelemetrySettings.Group,
        FileSettings.Group,
    ];

    public static IReadOnlyList<Setting> All { get; } = [.. Groups.SelectMany(g => g.Settings)];

    public static IReadOnlyList<string> Names { get; } = [.. All.Select(s => s.Name.Text)];

    private static readonly HashSet<string> Sections = new(
        All.Select(s => s.Name.Section).OfType<string>().Where(s => s != "ConnectionStrings"),
        StringComparer.OrdinalIgnoreCase
    );

    /// <summary>The setting with that canonical key, or null.</summary>
    public static Setting? Find(string key, out string captured)
    {
        foreach (var setting in All)
        {
            if (setting.Name.Matches(key, out captured))
            {
                return setting;
            }
        }

        captured = "";
        return null;
    }

    /// <summary>Whether a key is in a section of which everything is ours. Connection strings are not: Aspire sets those of others there too.</summary>
    public static bool IsOurSection(string key) => new SettingName(key).Section is { } section && Sections.Contains(section);
}
