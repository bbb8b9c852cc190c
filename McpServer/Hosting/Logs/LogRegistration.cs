using Microsoft.Extensions.Logging.Console;

namespace OllamaMcp.Server.Hosting.Logs;

/// <summary>Adds the server's logs.</summary>
internal static class LogRegistration
{
    /// <param name="logging">The logging of the server.</param>
    /// <param name="options">What to log.</param>
    /// <param name="toStandardError">True where standard output belongs to the protocol.</param>
    public static ILoggingBuilder AddServerLogs(this ILoggingBuilder logging, LogOptions options, bool toStandardError)
    {
        var isRedirected = toStandardError ? Console.IsErrorRedirected : Console.IsOutputRedirected;
        var format = options.Format ?? (isRedirected ? LogFormat.Json : LogFormat.Text);
        logging.SetMinimumLevel(options.Level);
        foreach (var framework in (ReadOnlySpan<string>)["Microsoft", "System"])
        {
            logging.AddFilter(framework, LevelOfFrameworks(options.Level));
        }

        logging.AddFilter("ModelContextProtocol", LevelOfProtocol(options.Level));

        // Every look at the health of a missing Ollama would be an error of its own; the change of state is logged once, here.
        logging.AddFilter("Microsoft.Extensions.Diagnostics.HealthChecks", LogLevel.None);
        logging.AddConsoleFormatter<JsonLineFormatter, ConsoleFormatterOptions>();
        logging.AddConsoleFormatter<TextLineFormatter, ConsoleFormatterOptions>();
        logging.AddConsole(console =>
        {
            console.FormatterName = format == LogFormat.Json ? JsonLineFormatter.FormatterName : TextLineFormatter.FormatterName;
            console.LogToStandardErrorThreshold = toStandardError ? LogLevel.Trace : LogLevel.None;
        });
        return logging;
    }

    // The frameworks tell of every request at Information, and of much more below it.
    private static LogLevel LevelOfFrameworks(LogLevel ours) =>
        ours switch
        {
            LogLevel.Trace => LogLevel.Trace,
            LogLevel.Debug => LogLevel.Information,
            LogLevel.Information => LogLevel.Warning,
            _ => ours,
        };

    // The SDK logs every mistake of a client twice, with stack traces, so that anyone could flood the log. What fails
    // inside this server is logged by its own code.
    private static LogLevel LevelOfProtocol(LogLevel ours) =>
        ours <= LogLevel.Debug ? LevelOfFrameworks(ours)
        : ours < LogLevel.Critical ? LogLevel.Critical
        : ours;
}
