namespace OllamaMcp.Server.Hosting.Documentation;

/// <summary>Every file that the code keeps.</summary>
internal static class GeneratedPages
{
    private const string Markdown = "<!-- {0} -->";

    public static IReadOnlyList<GeneratedPage> All { get; } =
    [
        new("docs/tools.md", Markdown, "# Tools", ToolsPage.Render),
        new("docs/settings.md", Markdown, "# Settings", SettingsPage.Render),
        new("docs/errors.md", Markdown, "# Errors", ErrorsPage.Render),
        new(
            ".env.example",
            "# {0}",
            "# Copy to .env and uncomment what you change. The environment wins over this file.",
            EnvExample.Render
        ),
    ];
}
