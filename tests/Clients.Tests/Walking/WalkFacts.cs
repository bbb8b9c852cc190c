using OllamaMcp.Clients.Tests.Servers;
using OllamaMcp.TestKit;

namespace OllamaMcp.Clients.Tests.Walking;

/// <summary>What must be true of every walk.</summary>
internal static class WalkFacts
{
    /// <summary>Walks and checks everything, up to the cancel that arrives at Ollama.</summary>
    /// <param name="server">The server and the emulator behind it; nothing else may call that emulator meanwhile.</param>
    /// <param name="plan">What to do.</param>
    /// <param name="walk">The client that does it.</param>
    /// <param name="cancelIsSent">False where the client, by its own account, tells nobody that it gave up.</param>
    public static async Task HoldAsync(ServerFixture server, WalkPlan plan, Func<WalkPlan, Task<WalkReport>> walk, bool cancelIsSent = true)
    {
        var before = server.Ollama.Control.Counters.Cancelled;
        var report = await walk(plan);
        Assert.Equal(plan.Protocol, report.ProtocolVersion ?? plan.Protocol);
        HoldTools(plan, report);
        HoldStream(report.Stream);
        Assert.NotNull(report.Cancel.Error);
        if (cancelIsSent)
        {
            await server.Ollama.Control.WaitForAsync(
                counters => counters.Cancelled > before,
                Patience.Limit,
                TestContext.Current.CancellationToken
            );
        }
    }

    private static void HoldTools(WalkPlan plan, WalkReport report)
    {
        Assert.Contains(plan.Call.Name, report.Tools);
        Assert.Contains(plan.Stream.Name, report.Tools);
        Assert.Equal(report.Tools.Count, report.Tools.Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(report.Tools.Count, report.ToolsAfterCancel);
        Assert.False(report.Call.IsError, report.Call.Text);
        Assert.Contains(ServerFixture.Model, report.Call.Text, StringComparison.Ordinal);
        Assert.NotNull(report.Call.Structured);
    }

    /// <summary>
    /// Clients may drop notifications that they read together with the result, which overtakes them, and on a loaded machine these
    /// are many; what comes, comes in order and without a gap.
    /// </summary>
    private static void HoldStream(Answer stream)
    {
        Assert.False(stream.IsError, stream.Text);
        var whole = stream.Structured!.Value.GetProperty("response").GetString()!;
        var progress = stream.Progress!;
        Assert.NotEmpty(progress);
        Assert.Equal(progress.Select(each => each.Value).Order(), progress.Select(each => each.Value));
        Assert.StartsWith(string.Concat(progress.Select(each => each.Message)), whole, StringComparison.Ordinal);
    }
}
