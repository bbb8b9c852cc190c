using ModelContextProtocol;
using OllamaMcp.TestKit;

namespace OllamaMcp.Server.Tests.Tools;

/// <summary>Waits until an MCP client sees progress of one call.</summary>
internal sealed class ClientProgress : IProgress<ProgressNotificationValue>
{
    private readonly TaskCompletionSource _first = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task FirstAsync => _first.Task.WaitAsync(Patience.Limit, TestContext.Current.CancellationToken);

    public void Report(ProgressNotificationValue value) => _first.TrySetResult();
}
