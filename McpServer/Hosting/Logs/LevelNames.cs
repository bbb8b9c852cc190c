namespace OllamaMcp.Server.Hosting.Logs;

/// <summary>The names of levels, as <c>LOG_LEVEL</c> has them.</summary>
internal static class LevelNames
{
    public static string Of(LogLevel level) =>
        level switch
        {
            LogLevel.Trace => "TRACE",
            LogLevel.Debug => "DEBUG",
            LogLevel.Information => "INFO",
            LogLevel.Warning => "WARNING",
            LogLevel.Error => "ERROR",
            LogLevel.Critical => "CRITICAL",
            _ => "NONE",
        };
}
