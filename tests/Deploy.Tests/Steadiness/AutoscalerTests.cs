using OllamaMcp.Deploy.Tests.Calling;
using OllamaMcp.Deploy.Tests.Cluster;

namespace OllamaMcp.Deploy.Tests.Steadiness;

/// <summary>The number of servers follows the CPU that the metrics server measures.</summary>
public sealed class AutoscalerTests(TestCluster cluster, SteadyRelease release) : IClassFixture<SteadyRelease>
{
    private const int Fewest = 2;
    private const string Use = "{.status.currentMetrics[0].resource.current.averageUtilization}";

    // A request so small that a few calls are more than it, and so large that a server without calls stays below.
    private static readonly string[] Autoscaled =
    [
        "autoscaling.enabled=true",
        $"autoscaling.minReplicas={Fewest}",
        "autoscaling.maxReplicas=3",
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
        Assert.True((await release.ReadyAsync()).Length >= Fewest, "The servers became fewer when the autoscaler took over.");
        var more = Load.Start(release.Service, callers: 24, "ollama_get_version", "{}");
        await SteadyRelease.UntilAsync(async () => (await release.ReadyAsync()).Length > Fewest);

        Assert.NotEmpty(await cluster.Kubectl.ReadAsync(release.Namespace, "horizontalpodautoscaler/ollama-mcp", Use));
        (await more.StopAsync()).Unbroken();
        (await load.StopAsync()).Unbroken();
    }
}
