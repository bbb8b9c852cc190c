using OllamaMcp.Charts.Tests.Charts;
using YamlDotNet.RepresentationModel;

namespace OllamaMcp.Charts.Tests.Checking;

/// <summary>What the chart gives the server in the cluster.</summary>
public sealed class RightsTests
{
    private static readonly string[] Reading = ["get", "list", "watch"];

    [Theory]
    [InlineData("false", "Role")]
    [InlineData("true", "ClusterRole")]
    public async Task Preset_ReadOnly_ChangesNothingAndReadsNoSecret(string clusterWide, string kind)
    {
        var set = $"rbac.preset=read-only,rbac.clusterWide={clusterWide}";
        YamlNode[] rules = [.. Manifest.Items((await Chart.Server.RenderAsync("--set", set)).One(kind).Find("rules"))];
        Assert.NotEmpty(rules);
        Assert.All(
            rules,
            rule =>
            {
                Assert.Subset(Reading.ToHashSet(StringComparer.Ordinal), Texts(rule, "verbs"));
                Assert.DoesNotContain("*", Texts(rule, "apiGroups"));
                Assert.Empty(Texts(rule, "resources").Intersect(["*", "secrets", "pods/exec", "pods/attach", "pods/portforward"]));
            }
        );
    }

    private static HashSet<string> Texts(YamlNode rule, string key) =>
        Manifest.Items(Manifest.Find(rule, key)).Select(Manifest.TextOf).ToHashSet(StringComparer.Ordinal);
}
