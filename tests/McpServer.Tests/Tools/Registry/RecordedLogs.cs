using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace OllamaMcp.Server.Tests.Tools.Registry;

/// <summary>Keeps what is logged at Information and above.</summary>
internal sealed class RecordedLogs : ILoggerProvider, ILogger
{
    public ConcurrentQueue<string> Lines { get; } = new();

    public ILogger CreateLogger(string categoryName) => this;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public void Log<TState>(
        LogLevel logLevel,
        EventId eventId,
        TState state,
        Exception? exception,
        Func<TState, Exception?, string> formatter
    ) => Lines.Enqueue($"{logLevel} {eventId.Id} {formatter(state, exception)}");

    public void Dispose() { }
}
