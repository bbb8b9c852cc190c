namespace OllamaMcp.AppHost.Settings;

/// <summary>What holds between settings.</summary>
internal static class SettingsRules
{
    /// <returns>One line for each rule that is broken.</returns>
    public static IEnumerable<string> Check(HostSettings settings, SettingSources sources)
    {
        if (settings.OllamaCount > 1 && (settings.Ollamas.Count > 1 || settings.Ollamas.Any(address => !address.IsLoopback)))
        {
            yield return $"{SettingNames.OllamaCount} is {settings.OllamaCount}, and {SettingNames.OllamaHost} or "
                + $"{SettingNames.OllamaServerUrl} names yours: leave one of them out.";
        }
        if (settings.Replicas > 1 && sources[SettingNames.GuardedPort] is { } port)
        {
            yield return $"{SettingNames.Replicas} is {settings.Replicas}, and {SettingNames.GuardedPort} is {port}, "
                + "which only one can listen on: leave one of them out.";
        }
        foreach (var problem in Unknown(sources))
        {
            yield return problem;
        }
    }

    // An argument that is no setting at all may be one of the server. One that is written otherwise is none of its settings either.
    private static IEnumerable<string> Unknown(SettingSources sources)
    {
        var known = SettingNames.All.SelectMany(section => section.Settings).Select(setting => setting.Name).ToList();
        foreach (
            var name in sources
                .Names(SettingNames.Prefix)
                .Union(sources.Arguments.Keys, StringComparer.Ordinal)
                .Where(name => !known.Contains(name))
        )
        {
            if (known.Find(other => other.Equals(name, StringComparison.OrdinalIgnoreCase)) is { } meant)
            {
                yield return $"{name} is no setting: {meant} is meant.";
            }
            else if (name.StartsWith(SettingNames.Prefix, StringComparison.OrdinalIgnoreCase))
            {
                yield return $"{name} is no setting; those that begin so are {string.Join(", ", known.Where(IsOurs).Order(StringComparer.Ordinal))}.";
            }
        }
    }

    private static bool IsOurs(string name) => name.StartsWith(SettingNames.Prefix, StringComparison.Ordinal);
}
