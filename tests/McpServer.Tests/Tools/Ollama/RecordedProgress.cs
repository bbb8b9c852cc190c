using System.Collections.Concurrent;
using OllamaMcp.Server.Tools.Calls;

namespace OllamaMcp.Server.Tests.Tools.Ollama;

/// <summary>Keeps the progress of a call, in order, and can act on it.</summary>
internal sealed class RecordedProgress(Action<string>? act = null) : IToolProgress
{
    private readonly ConcurrentQueue<(double Value, double? Total, string Message)> _reports = new();

    public IReadOnlyList<(double Value, double? Total, string Message)> Reports => [.. _reports];

    public IEnumerable<string> Messages => _reports.Select(r => r.Message);

    public ValueTask ReportAsync(double progress, double? total, string message, CancellationToken cancellationToken)
    {
        _reports.Enqueue((progress, total, message));
        act?.Invoke(message);
        return ValueTask.CompletedTask;
    }
}
