using System.Collections.Concurrent;
using ModelContextProtocol;
using OllamaMcp.TestKit;

namespace OllamaMcp.Server.Tests.Tools;

/// <summary>Keeps what an MCP client sees of the progress of one call. The SDK hands notifications on side by side, so not in their order.</summary>
internal sealed class ClientProgress : IProgress<ProgressNotificationValue>
{
    private readonly ConcurrentQueue<ProgressNotificationValue> _seen = new();
    private readonly TaskCompletionSource _first = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public IReadOnlyList<ProgressNotificationValue> Seen => [.. _seen];

    public Task FirstAsync => _first.Task.WaitAsync(Patience.Limit, TestContext.Current.CancellationToken);

    public void Report(ProgressNotificationValue value)
    {
        _seen.Enqueue(value);
        _first.TrySetResult();
    }
}
