namespace OllamaMcp.Conformance.Tests;

/// <summary>The official conformance suite against the product's transport, on one server and behind a proxy that knows no sessions.</summary>
public sealed class ConformanceTests
{
    [Theory]
    [InlineData("2025-11-25", 30)]
    [InlineData("2026-07-28", 37)]
    public async Task Suite_OneServer_PassesEveryScoredScenario(string revision, int scored)
    {
        SuiteTools.Find();
        await using var server = await FixtureServer.StartAsync();

        var report = await Suite.RunAsync(server.Address, revision);

        AssertConforms(report, scored);
    }

    [Theory]
    [InlineData("2025-11-25", 30)]
    [InlineData("2026-07-28", 37)]
    public async Task Suite_RoundRobinOverThreeReplicas_PassesEveryScoredScenario(string revision, int scored)
    {
        SuiteTools.Find();
        await using var replicas = await FixtureReplicas.StartAsync();

        var report = await Suite.RunAsync(replicas.Proxy.Address, revision);

        AssertConforms(report, scored);
    }

    private static void AssertConforms(SuiteReport report, int scored)
    {
        Assert.True(scored == report.Scored.Count, report.Text);
        Assert.All(report.Scored, scenario => Assert.True(scenario.Value is { Failed: 0, Passed: > 0 }, scenario.Key + "\n" + report.Text));
        var failing = report.Unscored.Where(scenario => scenario.Value.Failed > 0).Select(scenario => scenario.Key);
        var listed = report.Unscored.Keys.Where(UnscoredFailures.Reasons.ContainsKey);
        Assert.Equal(listed.Order(StringComparer.Ordinal), failing.Order(StringComparer.Ordinal));
    }
}
