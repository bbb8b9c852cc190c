using OllamaMcp.Deploy.Tests.Calling;
using OllamaMcp.Deploy.Tests.Cluster;

namespace OllamaMcp.Deploy.Tests.Steadiness;

/// <summary>The number of servers follows the CPU that the metrics server measures.</summary>
public sealed class AutoscalerTests(TestCluster cluster, SteadyRelease release) : IClassFixture<SteadyRelease>
{
    private const int Fewest = 2;
    private const int Most = 3;

    // Without an index: there may be no metrics yet, or none for a moment.
    private const string Decided = "{.status.desiredReplicas} for {.status.currentMetrics[*].resource.name}";

    // A request so small that a few calls are more than it, and so large that a server without calls stays below.
    private static readonly string[] Autoscaled =
    [
        "autoscaling.enabled=true",
        $"autoscaling.minReplicas={Fewest}",
        $"autoscaling.maxReplicas={Most}",
        "autoscaling.targetCPUUtilizationPercentage=100",
        "resources.requests.cpu=25m",
    ];

    [Fact]
    public async Task Autoscaler_TakesOverUnderLoad_KeepsTheServersAndAddsMore()
    {
        cluster.Require();
        await release.SettleAsync();
        var load = Load.Start(release.Service, callers: 4, "ollama_get_version", "{}");

        (await release.UpgradeAsync(Autoscaled)).Ended(0);
        Assert.InRange(await release.WantedAsync(), Fewest, Most);
        var more = Load.Start(release.Service, callers: 24, "ollama_get_version", "{}");
        await ClusterPatience.UntilAsync(async () => await DecidedAsync() == $"{Most} for cpu");
        await ClusterPatience.UntilAsync(async () => (await release.ReadyAsync()).Length == Most);

        (await more.StopAsync()).Unbroken();
        (await load.StopAsync()).Unbroken();
    }

    /// <summary>How many servers the autoscaler wants, and what it measured: an update, too, has more servers for a moment.</summary>
    private Task<string> DecidedAsync() => cluster.Kubectl.ReadAsync(release.Namespace, "horizontalpodautoscaler/ollama-mcp", Decided);
}
