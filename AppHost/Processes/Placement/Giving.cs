using OllamaMcp.AppHost.Settings;

namespace OllamaMcp.AppHost.Processes.Placement;

/// <summary>What several parts give to the one that depends on them.</summary>
internal static class Giving
{
    /// <returns>The variables of all; the addresses of several Ollamas in one, with commas.</returns>
    public static IReadOnlyDictionary<string, string> Join(IEnumerable<Placed> dependencies) =>
        dependencies
            .SelectMany(placed => placed.Gives)
            .GroupBy(variable => variable.Key, variable => variable.Value, StringComparer.Ordinal)
            .ToDictionary(
                group => group.Key,
                group => group.Key == SettingNames.OllamaServerUrl ? string.Join(',', group) : group.Last(),
                StringComparer.Ordinal
            );
}
