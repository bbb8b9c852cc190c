using System.Text;

namespace OllamaMcp.Server.Hosting.Settings;

/// <summary>Puts problems into words for whoever started the server.</summary>
internal static class SettingsReport
{
    public static string Render(IReadOnlyList<SettingProblem> problems)
    {
        var text = new StringBuilder();
        text.AppendLine(problems.Count == 1 ? "Cannot start: a setting is wrong." : $"Cannot start: {problems.Count} settings are wrong.");
        foreach (var problem in problems)
        {
            text.AppendLine().Append("  ").Append(problem.Name);
            text.Append(problem.Value is null ? "" : $" = {problem.Value}");
            text.AppendLine(problem.Source is null ? "" : $"   (in {problem.Source})");
            text.Append("    ").AppendLine(problem.Wrong);
            text.Append("    ").AppendLine(problem.Fix);
        }

        return text.ToString();
    }
}
