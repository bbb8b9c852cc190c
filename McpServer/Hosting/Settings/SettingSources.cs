using System.Collections;
using System.Text.Json;
using dotenv.net;

namespace OllamaMcp.Server.Hosting.Settings;

/// <summary>Finds the sources of a process: its environment, then <c>.env</c>, then a settings file.</summary>
internal static class SettingSources
{
    /// <summary>Names the settings file. Read from the environment or <c>.env</c>.</summary>
    public const string FileVariable = "MCP_SETTINGS_FILE";

    /// <summary>The settings file that is taken where it is there and none is named.</summary>
    public const string DefaultFile = "ollama-mcp.json";

    private const string EnvFile = ".env";

    /// <returns>The sources, the strongest first, and what is wrong with the files.</returns>
    public static (IReadOnlyList<SettingSource> Sources, IReadOnlyList<SettingProblem> Problems) OfProcess(string folder)
    {
        var problems = new List<SettingProblem>();
        var environment = new SettingSource("the environment", ReadEnvironment()) { IsEnvironment = true };
        var envFile = Path.Combine(folder, EnvFile);
        var dotEnv = new SettingSource(envFile, Try(envFile, ReadEnvFile, problems));
        var named = environment.Values.GetValueOrDefault(FileVariable) ?? dotEnv.Values.GetValueOrDefault(FileVariable);
        var file = Path.Combine(folder, string.IsNullOrWhiteSpace(named) ? DefaultFile : named);
        if (!string.IsNullOrWhiteSpace(named) && !File.Exists(file))
        {
            problems.Add(new(FileVariable, "There is no such file.", "Name a JSON file of settings, or remove it.") { Value = file });
        }

        var settingsFile = new SettingSource(file, Try(file, ReadJson, problems)) { IsOurs = true };
        return ([environment, dotEnv, settingsFile], problems);
    }

    private static Dictionary<string, string> ReadEnvironment() =>
        Environment
            .GetEnvironmentVariables()
            .Cast<DictionaryEntry>()
            .GroupBy(v => SettingName.Canonical((string)v.Key), StringComparer.OrdinalIgnoreCase)
            .ToDictionary(v => v.Key, v => (string?)v.First().Value ?? "", StringComparer.OrdinalIgnoreCase);

    private static Dictionary<string, string> ReadEnvFile(string path) =>
        DotEnv
            .Read(
                new DotEnvOptions(
                    ignoreExceptions: false,
                    envFilePaths: [path],
                    trimValues: true,
                    supportExportSyntax: true,
                    supportInlineComments: true,
                    supportVariableExpansion: false
                )
            )
            .GroupBy(v => SettingName.Canonical(v.Key), StringComparer.OrdinalIgnoreCase)
            .ToDictionary(v => v.Key, v => v.Last().Value, StringComparer.OrdinalIgnoreCase);

    private static Dictionary<string, string> ReadJson(string path)
    {
        var options = new JsonDocumentOptions
        {
            CommentHandling = JsonCommentHandling.Skip,
            AllowTrailingCommas = true,
            AllowDuplicateProperties = false,
        };
        using var document = JsonDocument.Parse(File.ReadAllText(path), options);
        return JsonSettings.Flatten(document.RootElement);
    }

    private static Dictionary<string, string> Try(string path, Func<string, Dictionary<string, string>> read, List<SettingProblem> problems)
    {
        try
        {
            return File.Exists(path) ? read(path) : [];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException or ArgumentException)
        {
            problems.Add(new(path, $"The file cannot be read: {e.Message}", "Correct it, or take it away."));
            return [];
        }
    }
}
