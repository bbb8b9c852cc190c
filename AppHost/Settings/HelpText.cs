namespace OllamaMcp.AppHost.Settings;

/// <summary>What <c>--help</c> prints.</summary>
internal static class HelpText
{
    private const int Indent = 31;
    private const int Widest = 110;
    private const int Narrowest = 20;

    /// <param name="columns">Of the terminal.</param>
    public static string Render(int columns) =>
        $"""
            Starts the MCP server with an Ollama and a store for conversations, and ends them on Ctrl-C.

              dotnet run --project AppHost
              dotnet run --project AppHost -- {SettingNames.McpPort}=5000 {SettingNames.Replicas}=3

            Settings, as arguments NAME=VALUE, environment variables, or lines of .env in the current folder:
            {string.Concat(SettingNames.All.Select(section => Section(section, Math.Min(columns - 1, Widest))))}
            Every other setting of the server works too: docs/settings.md.
            """;

    private static string Section(SettingSection section, int width) =>
        $"\n{section.Title}\n{string.Concat(section.Settings.Select(setting => Setting(setting, width)))}";

    private static string Setting(HostSetting setting, int width)
    {
        var lines = WordWrap.Lines($"{setting.Meaning}. Default: {setting.Default}", Math.Max(width - Indent, Narrowest));
        return $"  {setting.Name.PadRight(Indent - 3)} {string.Join('\n' + new string(' ', Indent), lines)}\n";
    }
}
