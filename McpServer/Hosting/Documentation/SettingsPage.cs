using System.Text;
using OllamaMcp.Server.Hosting.Settings;

namespace OllamaMcp.Server.Hosting.Documentation;

/// <summary>The body of <c>docs/settings.md</c>.</summary>
internal static class SettingsPage
{
    public static string Render()
    {
        var text = new StringBuilder();
        foreach (var group in SettingCatalogue.Groups)
        {
            text.Append($"## {group.Title}\n\n| setting | default | legal | meaning |\n|---|---|---|---|\n");
            foreach (var setting in group.Settings)
            {
                text.Append($"| `{setting.Name}` | {Cell(setting.Default)} | {Cell(setting.Legal)} | {Cell(setting.Meaning)} |\n");
            }

            text.Append('\n');
        }

        return text.ToString();
    }

    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal);
}
