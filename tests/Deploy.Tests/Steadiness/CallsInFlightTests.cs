using OllamaMcp.Deploy.Tests.Calling;
using OllamaMcp.Deploy.Tests.Cluster;

namespace OllamaMcp.Deploy.Tests.Steadiness;

/// <summary>The number of servers follows the calls that they themselves count.</summary>
public sealed class CallsInFlightTests(TestCluster cluster, SteadyRelease release) : IClassFixture<SteadyRelease>
{
    private const int Fewest = 2;
    private const int Most = 4;
    private const int Share = 3;

    // Without a filter: where there are no metrics yet, it would be an error.
    private const string InFlight = "{.status.currentMetrics[*].pods.current.averageValue}";
    private const string Endless = $$"""{"model":"{{EndlessModel.Name}}","prompt":"Once"}""";

    private static readonly string[] Autoscaled =
    [
        "autoscaling.enabled=true",
        $"autoscaling.minReplicas={Fewest}",
        $"autoscaling.maxReplicas={Most}",
        "autoscaling.targetCPUUtilizationPercentage=0",
        "autoscaling.callsInFlight.enabled=true",
        $"autoscaling.callsInFlight.target={Share}",
    ];

    [Fact]
    public async Task Autoscaler_WithCallsThatLast_AddsServersUntilEachHasItsShare()
    {
        cluster.Require();
        await using var metrics = await CustomMetrics.StartAsync(cluster, release.Namespace);
        (await release.UpgradeAsync(Autoscaled)).Ended(0);
        await ClusterPatience.UntilAsync(async () => await ReadAsync() == "0");
        var before = (await release.ReadyAsync()).Length;
        ToolCaller[] callers = [.. Enumerable.Range(0, Most * Share).Select(_ => new ToolCaller(release.Service, hasSession: false))];

        Task[] calls = [.. callers.Select(CallForeverAsync)];
        // The new servers have no calls, and say so: an average over the old ones alone would stay above the share.
        var took = await ClusterPatience.UntilAsync(async () =>
            (await release.ReadyAsync()).Length == Most && await ReadAsync() == $"{Share}"
        );

        TestContext.Current.TestOutputHelper?.WriteLine($"{before} servers, {callers.Length} calls: {Most} servers after {took}");
        Assert.All(calls, call => Assert.False(call.IsCompleted, $"{call.Exception}"));
        Array.ForEach(callers, caller => caller.Dispose());
        await Task.WhenAll(calls).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
    }

    /// <summary>Ends when the caller hangs up.</summary>
    private static async Task CallForeverAsync(ToolCaller caller)
    {
        while (true)
        {
            await caller.CallAsync("ollama_generate", Endless);
        }
    }

    /// <summary>Calls in flight of each server, as the autoscaler knows them.</summary>
    private Task<string> ReadAsync() => cluster.Kubectl.ReadAsync(release.Namespace, "horizontalpodautoscaler/ollama-mcp", InFlight);
}
