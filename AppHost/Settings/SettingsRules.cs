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

    // What others are called is for the server to judge: the environment holds variables of all sorts of programs.
    private static IEnumerable<string> Unknown(SettingSources sources) =>
        sources.Names(SettingNames.Prefix).Select(name => new Argument(name, sources[name] ?? "").Problem).OfType<string>();
}
