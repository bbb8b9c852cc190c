using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;

namespace OllamaMcp.Server.Hosting.Logs;

/// <summary>A line for people: <c>14:03:07 INFO     Listening on http://localhost:4838</c>. An exception follows on lines of its own.</summary>
internal sealed class TextLineFormatter(TimeProvider time) : ConsoleFormatter(FormatterName)
{
    public const string FormatterName = "ollama-mcp-text";

    /// <inheritdoc/>
    public override void Write<TState>(in LogEntry<TState> logEntry, IExternalScopeProvider? scopeProvider, TextWriter textWriter)
    {
        textWriter.Write(time.GetLocalNow().ToString("HH:mm:ss ", CultureInfo.InvariantCulture));
        textWriter.Write(LevelNames.Of(logEntry.LogLevel).PadRight(9));
        WriteLine(textWriter, logEntry.Formatter(logEntry.State, logEntry.Exception));
        foreach (var line in logEntry.Exception?.ToString().Split('\n') ?? [])
        {
            textWriter.Write("    ");
            WriteLine(textWriter, line.TrimEnd('\r'));
        }
    }

    // What callers send may stand in a message: no line breaks to forge a line with, no escapes to drive the terminal.
    private static void WriteLine(TextWriter writer, string text) =>
        writer.WriteLine(text.Any(char.IsControl) ? string.Concat(text.Select(c => char.IsControl(c) ? '\uFFFD' : c)) : text);
}
