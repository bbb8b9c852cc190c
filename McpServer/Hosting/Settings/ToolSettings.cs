using OllamaMcp.Server.Tools.Registry;

namespace OllamaMcp.Server.Hosting.Settings;

/// <summary>Which tools there are.</summary>
internal static class ToolSettings
{
    public static SettingGroup Group { get; } =
        new(
            "Tools and prompts",
            [
                new Setting<IReadOnlyList<string>>("Toolsets", ValueKinds.NamesOf(Toolsets.All))
                {
                    Meaning = "The toolsets that are on",
                    Read = s => s.Tools.Toolsets,
                    Bind = (s, _, value) => s.Tools.Toolsets = value,
                },
                new Setting<string>("Prompts__Path", ValueKinds.Path)
                {
                    Meaning = "A folder of prompt templates, which MCP clients see as prompts",
                    Bind = (s, _, value) => s.Prompts.Path = value,
                },
            ]
        );
}
