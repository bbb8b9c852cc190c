using System.Collections;
using dotenv.net;

namespace OllamaMcp.AppHost.Settings;

/// <summary>Where settings come from, the strongest first: arguments, the environment, <c>.env</c> in the current folder.</summary>
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

    public static SettingSources OfProcess(IReadOnlyDictionary<string, string> arguments)
    {
        var environment = Environment
            .GetEnvironmentVariables()
            .Cast<DictionaryEntry>()
            .ToDictionary(entry => (string)entry.Key, entry => (string?)entry.Value ?? "", StringComparer.Ordinal);
        var options = new DotEnvOptions(envFilePaths: [Path.GetFullPath(".env")], supportExportSyntax: true, supportInlineComments: true);
        return new SettingSources(arguments, environment, DotEnv.Read(options).AsReadOnly());
    }
}
