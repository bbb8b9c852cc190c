using System.Collections;
using dotenv.net;

namespace OllamaMcp.AppHost.Settings;

/// <summary>
/// Where settings come from, the strongest first: arguments, the environment, <c>.env</c> in the current folder. Those that are known
/// stand under their usual names.
/// </summary>
internal sealed class SettingSources(
    IReadOnlyDictionary<string, string> arguments,
    IReadOnlyDictionary<string, string> environment,
    IReadOnlyDictionary<string, string> file
)
{
    public IReadOnlyDictionary<string, string> Arguments => arguments;

    /// <summary>The value of a setting; null where none is set or it is blank.</summary>
    public string? this[string name] =>
        new[] { arguments, environment, file }
            .Select(source => source.GetValueOrDefault(name)?.Trim())
            .FirstOrDefault(value => !string.IsNullOrEmpty(value));

    /// <summary>What the server would not find by itself if it ran in another folder.</summary>
    public IReadOnlyDictionary<string, string> Given() =>
        file.Where(entry => !environment.ContainsKey(entry.Key))
            .Concat(arguments)
            .GroupBy(entry => entry.Key, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.Last().Value, StringComparer.Ordinal);

    /// <summary>The names that begin so, in whatever case, each once, in order.</summary>
    public IEnumerable<string> Names(string prefix) =>
        new[] { arguments, environment, file }
            .SelectMany(source => source.Keys)
            .Where(name => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal);

    public static SettingSources OfProcess(IReadOnlyDictionary<string, string> arguments)
    {
        var environment = Environment
            .GetEnvironmentVariables()
            .Cast<DictionaryEntry>()
            .Select(entry => KeyValuePair.Create((string)entry.Key, (string?)entry.Value ?? ""));
        var options = new DotEnvOptions(envFilePaths: [Path.GetFullPath(".env")], supportExportSyntax: true, supportInlineComments: true);
        return new SettingSources(arguments, ByUsualName(environment), ByUsualName(DotEnv.Read(options)));
    }

    private static Dictionary<string, string> ByUsualName(IEnumerable<KeyValuePair<string, string>> source) =>
        source
            .GroupBy(entry => KnownSettings.Find(entry.Key) ?? entry.Key, StringComparer.Ordinal)
            .ToDictionary(
                group => group.Key,
                group => group.OrderByDescending(entry => entry.Key == group.Key).First().Value,
                StringComparer.Ordinal
            );
}
