namespace OllamaMcp.Server.Hosting.Settings;

/// <summary>Where more settings are.</summary>
internal static class FileSettings
{
    public static SettingGroup Group { get; } =
        new(
            "Files",
            [
                new Setting<string>(SettingSources.FileVariable, ValueKinds.Path)
                {
                    Meaning =
                        "A JSON file of settings, nested (`{\"Access\": {\"Required\": true}}`) or flat (`{\"Access__Required\": true}`). "
                        + "Set it in the environment or in `.env`, which both win over the file",
                    DefaultText = $"{SettingSources.DefaultFile} in the current folder, where it is there",
                    // The file was read before this: it is one of the sources.
                    Bind = (_, _, _) => { },
                },
            ]
        );
}
