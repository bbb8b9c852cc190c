using OllamaMcp.Charts.Tests.Charts;
using OllamaMcp.Charts.Tests.Programs;
using YamlDotNet.RepresentationModel;

namespace OllamaMcp.Charts.Tests.Rendering;

/// <summary>Releases beside one another, and what stays over an upgrade.</summary>
public sealed class ReleaseTests
{
    private const string Production = "values-production.yaml";

    [Theory]
    [InlineData("ollama-mcp")]
    [InlineData("llama-stack")]
    public async Task Names_OfTwoReleases_AreDifferent(string name)
    {
        IEnumerable<string> first = (await TitlesAsync(name, "one")).ToHashSet(StringComparer.Ordinal);
        Assert.Empty(first.Intersect(await TitlesAsync(name, "two"), StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("ollama-mcp")]
    [InlineData("llama-stack")]
    public async Task Names_OfALongRelease_AreLegal(string name)
    {
        string[] titles = [.. await TitlesAsync(name, new string('a', 53))];
        // Behind the name of a StatefulSet its controller puts a hyphen and ten digits of a hash, and makes a label of it.
        Assert.All(
            titles,
            title =>
            {
                var longest = title.StartsWith("StatefulSet/", StringComparison.Ordinal) ? 52 : 63;
                Assert.True(title.Length - title.IndexOf('/', StringComparison.Ordinal) - 1 <= longest, title);
            }
        );
        Assert.Equal(titles.Distinct(StringComparer.Ordinal).Count(), titles.Length);
    }

    [Theory]
    [InlineData("ollama-mcp")]
    [InlineData("llama-stack")]
    public async Task Selectors_Always_MatchTheirOwnPodsAlone(string name)
    {
        var all = await new Chart(name).RenderAsync("--set", name == Chart.Server.Name ? "ollama.models={m}" : "nameOverride=");
        foreach (var controller in all.Where(m => m.Kind is "Deployment" or "StatefulSet"))
        {
            var selector = (YamlMappingNode)controller.Find("spec/selector/matchLabels")!;
            var labels = (YamlMappingNode)controller.Find("spec/template/metadata/labels")!;
            Assert.All(selector.Children, pair => Assert.Equal(pair.Value, labels.Children[pair.Key]));
            Assert.Single(all.WithPods(), pods => IsSelected(selector, pods));
        }
    }

    [Fact]
    public async Task Secrets_WithoutACluster_AreMadeAnewAndLong()
    {
        var tokens = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < 2; i++)
        {
            var all = await Chart.Server.RenderAsync();
            var token = Decoded(all.One("Secret", "-tokens"), "token");
            Assert.Equal($"outside {token}\n", Decoded(all.One("Secret", "-tokens"), "tokens"));
            Assert.All(
                [token, Decoded(all.One("Secret", "-replicas"), "key"), Decoded(all.One("Secret", "-redis"), "password")],
                secret => Assert.True(secret.Length == 48 && tokens.Add(secret))
            );
        }
    }

    [Fact]
    public async Task ServiceMonitor_OfRelease_ScrapesTheServersServiceAlone()
    {
        var all = await Chart.Server.RenderAsync("--set", "monitoring.serviceMonitor.enabled=true");
        var selector = (YamlMappingNode)all.One("ServiceMonitor").Find("spec/selector/matchLabels")!;
        var service = Assert.Single(all, m => m.Kind == "Service" && HasAll(selector, (YamlMappingNode)m.Find("metadata/labels")!));
        Assert.Equal("lab-ollama-mcp", service.Name);
    }

    private static async Task<IEnumerable<string>> TitlesAsync(string name, string release)
    {
        var chart = new Chart(name);
        string[] options =
        [
            "--values",
            Path.Combine(chart.Folder, Production),
            "--set",
            name == Chart.Server.Name ? "rbac.preset=read-only,rbac.clusterWide=true" : "route.enabled=true",
        ];
        var rendered = await chart.TryRenderAsAsync(release, [.. chart.Least, .. options]);
        return Manifest.ReadAll(rendered.Expect()).Select(m => m.Title);
    }

    private static bool IsSelected(YamlMappingNode selector, Manifest pods) =>
        HasAll(
            selector,
            (YamlMappingNode)(pods.Kind == "Pod" ? pods.Find("metadata/labels") : pods.Find("spec/template/metadata/labels"))!
        );

    private static bool HasAll(YamlMappingNode selector, YamlMappingNode labels) =>
        selector.Children.All(pair => labels.Children.TryGetValue(pair.Key, out var value) && value.Equals(pair.Value));

    private static string Decoded(Manifest secret, string key) =>
        System.Text.Encoding.UTF8.GetString(Convert.FromBase64String(secret.Text($"data/{key}")));
}
