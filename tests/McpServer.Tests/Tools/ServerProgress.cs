using System.Collections.Concurrent;
using OllamaMcp.Server.Tools.Calls;
using OllamaMcp.TestKit;

namespace OllamaMcp.Server.Tests.Tools;

/// <summary>Keeps the progress of one call in the order in which the tool reports it.</summary>
internal sealed class ServerProgress : IToolProgress
{
    private readonly ConcurrentQueue<(double Value, double? Total, string Message)> _seen = new();
    private readonly TaskCompletionSource _first = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public IReadOnlyList<(double Value, double? Total, string Message)> Seen => [.. _seen];

    public Task FirstAsync => _first.Task.WaitAsync(Patience.Limit, TestContext.Current.CancellationToken);

    public ValueTask ReportAsync(double progress, double? total, string message, CancellationToken cancellationToken)
    {
        _seen.Enqueue((progress, total, message));
        _first.TrySetResult();
        return ValueTask.CompletedTask;
    }
}
