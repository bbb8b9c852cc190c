namespace OllamaMcp.AppHost.Settings;

/// <summary>What <c>--help</c> prints.</summary>
internal static class HelpText
{
    private const int Indent = 31;
    private const int Width = 110;

    public static string Render() =>
        $"""
            Starts the MCP server with an Ollama and a store for conversations, and ends them on Ctrl-C.

              dotnet run --project AppHost
              dotnet run --project AppHost -- {SettingNames.McpPort}=5000 {SettingNames.Replicas}=3

            Settings, as arguments NAME=VALUE, environment variables, or lines of .env in the current folder:
            {string.Concat(SettingNames.All.Select(Section))}
            Every other setting of the server works too: docs/settings.md.
            """;

    private static string Section(SettingSection section) => $"\n{section.Title}\n{string.Concat(section.Settings.Select(Setting))}";

    private static string Setting(HostSetting setting)
    {
        var lines = Wrap($"{setting.Meaning}. Default: {setting.Default}");
        return $"  {setting.Name.PadRight(Indent - 3)} {string.Join('\n' + new string(' ', Indent), lines)}\n";
    }

    private static List<string> Wrap(string text)
    {
        var lines = new List<string> { "" };
        foreach (var word in text.Split(' '))
        {
            if (lines[^1].Length + 1 + word.Length > Width - Indent)
            {
                lines.Add("");
            }
            lines[^1] = lines[^1].Length == 0 ? word : $"{lines[^1]} {word}";
        }
        return lines;
    }
}
