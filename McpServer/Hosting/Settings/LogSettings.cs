using OllamaMcp.Server.Hosting.Logs;

namespace OllamaMcp.Server.Hosting.Settings;

/// <summary>What is logged, and how.</summary>
internal static class LogSettings
{
    // The first name of each level is the one that docs show; the others are those of .NET and of other loggers.
    private static ValueKind<LogLevel> Level { get; } =
        ValueKinds.OneOf(
            ("TRACE", LogLevel.Trace),
            ("DEBUG", LogLevel.Debug),
            ("INFO", LogLevel.Information),
            ("INFORMATION", LogLevel.Information),
            ("WARNING", LogLevel.Warning),
            ("WARN", LogLevel.Warning),
            ("ERROR", LogLevel.Error),
            ("CRITICAL", LogLevel.Critical),
            ("NONE", LogLevel.None)
        );

    public static SettingGroup Group { get; } =
        new(
            "Logs",
            [
                new Setting<LogLevel>("LOG_LEVEL", Level)
                {
                    Meaning =
                        "The least level that is logged. `DEBUG` may show sizes and names, never prompts; `TRACE` adds the framework's own",
                    Read = s => s.Logs.Level,
                    Bind = (s, _, value) => s.Logs.Level = value,
                },
                new Setting<LogFormat>("LOG_FORMAT", ValueKinds.OneOf(("text", LogFormat.Text), ("json", LogFormat.Json)))
                {
                    Meaning = "How a line looks. Logs go to standard output, with `--stdio` to standard error",
                    DefaultText = "text on a terminal, else json",
                    Bind = (s, _, value) => s.Logs.Format = value,
                },
            ]
        );
}
