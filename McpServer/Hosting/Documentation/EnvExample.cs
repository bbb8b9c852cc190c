using System.Text;
using OllamaMcp.Server.Hosting.Settings;

namespace OllamaMcp.Server.Hosting.Documentation;

/// <summary>The body of <c>.env.example</c>: every setting, commented out.</summary>
internal static class EnvExample
{
    public static string Render()
    {
        var text = new StringBuilder();
        foreach (var group in SettingCatalogue.Groups)
        {
            text.Append($"\n# ---- {group.Title}\n");
            foreach (var setting in group.Settings)
            {
                text.Append($"\n# {setting.Meaning.Replace("`", "", StringComparison.Ordinal)}: {setting.Legal}.\n");
                text.Append(
                    setting.HasPlainDefault ? $"#{setting.Name}={setting.Default}\n" : $"# Default: {setting.Default}\n#{setting.Name}=\n"
                );
            }
        }

        return text.ToString();
    }
}
