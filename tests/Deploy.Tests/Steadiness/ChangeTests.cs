using OllamaMcp.Deploy.Tests.Calling;
using OllamaMcp.Deploy.Tests.Cluster;

namespace OllamaMcp.Deploy.Tests.Steadiness;

/// <summary>What somebody does to a release on purpose costs no call.</summary>
public sealed class ChangeTests(TestCluster cluster, SteadyRelease release) : IClassFixture<SteadyRelease>
{
    private const int Callers = 8;
    private const string FewTokens = $$"""{"model":"{{EndlessModel.Name}}","prompt":"Once","options":{"num_predict":4} }""";

    [Fact]
    public async Task Script_InARestrictedNamespace_ProvesThatItWorks()
    {
        cluster.Require();

        release.Deployed.Ended(0).Tells("speaks MCP", "32 tools", "ollama_list_models answered", "DONE");
        await release.SettleAsync();
        Assert.Equal(2, (await release.ServersAsync()).Length);
    }

    [Fact]
    public async Task UpgradeAndRollback_UnderLoad_LoseNoCall()
    {
        cluster.Require();
        await release.SettleAsync();
        var load = Load.Start(release.Service, Callers, "ollama_generate", FewTokens);

        (await release.UpgradeAsync("podAnnotations.change=upgrade")).Ended(0);
        var upgraded = await release.ServersAsync();
        await cluster.Helm.RunAsync("rollback", "ollama-mcp", "-n", release.Namespace);
        await release.SettleAsync();

        (await load.StopAsync()).Unbroken();
        Assert.Empty(upgraded.Intersect(await release.ServersAsync()));
    }

    [Fact]
    public async Task Scaling_OutAndIn_LosesNoCallAndNoSessionOfWhoStays()
    {
        cluster.Require();
        await release.SettleAsync();
        var load = Load.Start(release.Service, Callers, "ollama_list_models", "{}");

        await release.KubectlAsync("scale", "deployment/ollama-mcp", "--replicas=4");
        await release.SettleAsync();
        var lostOut = load.SessionsLost;
        // The values say two, whatever somebody has set by hand.
        (await release.UpgradeAsync())
            .Ended(0)
            .Tells("set by others", ".spec.replicas");
        await release.SettleAsync();

        (await load.StopAsync()).Unbroken();
        Assert.Equal(0, lostOut);
        Assert.Equal(2, (await release.ServersAsync()).Length);
    }

    [Fact]
    public async Task Eviction_OfAllServersAtOnce_WaitsForTheBudgetAndLosesNoCall()
    {
        cluster.Require();
        await release.SettleAsync();
        var load = Load.Start(release.Service, Callers, "ollama_list_models", "{}");

        var refused = await new Drain(cluster.Kubectl, release.Namespace).EvictAsync(await release.ServersAsync());
        await release.SettleAsync();

        (await load.StopAsync()).Unbroken();
        Assert.Contains("disruption budget", refused, StringComparison.Ordinal);
    }
}
