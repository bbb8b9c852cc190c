namespace OllamaMcp.Server.Hosting.Logs;

/// <summary>What is logged, and how.</summary>
internal sealed class LogOptions
{
    /// <summary>The least level of this server's own lines. Default Information. Setting <c>LOG_LEVEL</c>.</summary>
    public LogLevel Level { get; set; } = LogLevel.Information;

    /// <summary>How a line looks. Null: text on a terminal, else JSON. Setting <c>LOG_FORMAT</c>.</summary>
    public LogFormat? Format { get; set; }
}
