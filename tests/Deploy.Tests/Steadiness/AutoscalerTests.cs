using System.Globalization;
using OllamaMcp.Deploy.Tests.Calling;
using OllamaMcp.Deploy.Tests.Cluster;

namespace OllamaMcp.Deploy.Tests.Steadiness;

/// <summary>The number of servers follows the CPU that the metrics server measures.</summary>
public sealed class AutoscalerTests(TestCluster cluster, SteadyRelease release) : IClassFixture<SteadyRelease>
{
    private const string Use = "{.status.currentMetrics[0].resource.current.averageUtilization}";

    // A request so small that a few calls are more than it, and so large that a server without calls stays below.
    private static readonly string[] Autoscaled =
    [
        "autoscaling.enabled=true",
        "autoscaling.minReplicas=2",
        "autoscaling.maxReplicas=8",
        "autoscaling.targetCPUUtilizationPercentage=100",
        "resources.requests.cpu=25m",
    ];

    [Fact]
    public async Task Autoscaler_TakesOverAndCallsCome_KeepsTheServersAndAddsMore()
    {
        cluster.Require();
        await release.SettleAsync();
        Load load = Load.Start(release.Service, callers: 4, "ollama_get_version", "{}");

        (await release.UpgradeAsync(Autoscaled)).Ended(0);
        Assert.True((await release.ReadyAsync()).Length >= 2, "The servers became fewer when the autoscaler took over.");
        await SteadyRelease.UntilAsync(async () => (await ReadAsync(Use)).Length > 0);
        int before = (await release.ReadyAsync()).Length;
        Load more = Load.Start(release.Service, callers: 24, "ollama_get_version", "{}");
        TimeSpan wanted = await SteadyRelease.UntilAsync(async () =>
            int.Parse(await ReadAsync("{.status.desiredReplicas}"), CultureInfo.InvariantCulture) > before
        );
        TimeSpan ready = await SteadyRelease.UntilAsync(async () => (await release.ReadyAsync()).Length > before);

        TestContext.Current.TestOutputHelper?.WriteLine(
            $"The autoscaler wanted more than {before} servers after {wanted.TotalSeconds:F0} s, and one more was ready after {(wanted + ready).TotalSeconds:F0} s"
        );
        (await more.StopAsync()).Unbroken();
        (await load.StopAsync()).Unbroken();
    }

    private Task<string> ReadAsync(string path) => cluster.Kubectl.ReadAsync(release.Namespace, "horizontalpodautoscaler/ollama-mcp", path);
}
