using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using OllamaMcp.TestKit;

namespace OllamaMcp.Server.Tests.Access;

/// <summary>A logger whose lines a test waits for.</summary>
internal sealed class AwaitedLogger<T> : ILogger<T>
{
    private readonly Channel<string> _lines = Channel.CreateUnbounded<string>();

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(
        LogLevel logLevel,
        EventId eventId,
        TState state,
        Exception? exception,
        Func<TState, Exception?, string> formatter
    ) => _lines.Writer.TryWrite(formatter(state, exception));

    public async Task<string> NextAsync(string part)
    {
        using var patience = new CancellationTokenSource(Patience.Limit);
        await foreach (var line in _lines.Reader.ReadAllAsync(patience.Token))
        {
            if (line.Contains(part, StringComparison.Ordinal))
            {
                return line;
            }
        }

        throw new InvalidOperationException("The log has ended.");
    }
}
