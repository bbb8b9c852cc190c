using OllamaMcp.Charts.Tests.Charts;
using OllamaMcp.Charts.Tests.Programs;
using OllamaMcp.TestKit;
using YamlDotNet.RepresentationModel;

namespace OllamaMcp.Charts.Tests.Alerts;

/// <summary>Each alert fires when it should and is silent when it should be, and says what to do.</summary>
public sealed class AlertTests
{
    private static readonly string Cases = Path.Combine(Repository.Root, "tests", "Charts.Tests", "Alerts", "alerts.test.yaml");

    [Fact]
    public async Task Rules_AsRendered_AreAccepted()
    {
        using var folder = new AlertFolder(await RuleAsync(), Cases);
        var outcome = await Shell.RunAsync([Tool.Find("promtool"), "check", "rules", "--lint=all", "--lint-fatal", folder.Rules]);
        Assert.Contains("SUCCESS", outcome.Expect(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Alerts_OverTime_FireWhenTheyShould()
    {
        using var folder = new AlertFolder(await RuleAsync(), Cases);
        var outcome = await Shell.RunAsync([Tool.Find("promtool"), "test", "rules", folder.Cases]);
        Assert.Contains("SUCCESS", outcome.Expect(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Alerts_Each_IsTestedFiringAndSilent()
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(await File.ReadAllTextAsync(Cases, TestContext.Current.CancellationToken)));
        var tested = Manifest
            .Items(Manifest.Find(stream.Documents[0].RootNode, "tests"))
            .SelectMany(test => Manifest.Items(Manifest.Find(test, "alert_rule_test")))
            .ToLookup(t => Manifest.TextOf(Manifest.Find(t, "alertname")), t => Manifest.Items(Manifest.Find(t, "exp_alerts")).Any());
        Assert.All(
            await NamesAsync(),
            name =>
            {
                Assert.True(tested[name].Contains(true), $"no test in which {name} fires");
                Assert.True(tested[name].Contains(false), $"no test in which {name} is silent");
            }
        );
    }

    [Fact]
    public async Task Alerts_Each_HasARunbook()
    {
        var folder = Path.Combine(Repository.Root, "docs", "runbooks");
        string[] names = [.. await NamesAsync()];
        Assert.Equal(
            names.Order(StringComparer.Ordinal),
            Directory.EnumerateFiles(folder, "*.md").Select(f => Path.GetFileNameWithoutExtension(f)!).Order(StringComparer.Ordinal)
        );
        Assert.All(
            names,
            name => Assert.StartsWith($"# {name}\n", File.ReadAllText(Path.Combine(folder, $"{name}.md")), StringComparison.Ordinal)
        );
    }

    private static async Task<IEnumerable<string>> NamesAsync() =>
        Manifest.Items((await RuleAsync()).Find("spec/groups/0/rules")).Select(rule => Manifest.TextOf(Manifest.Find(rule, "alert")));

    private static async Task<Manifest> RuleAsync() =>
        (await Chart.Server.RenderAsync("--values", Path.Combine(Chart.Server.Folder, "values-production.yaml"))).One("PrometheusRule");
}
