using OllamaMcp.Charts.Tests.Charts;

namespace OllamaMcp.Charts.Tests.Rendering;

/// <summary>Labels and annotations that several values give, or the chart itself, are there once. YAML with a key twice is not read here at all.</summary>
public sealed class OwnKeyTests
{
    [Theory]
    [InlineData("ollama-mcp")]
    [InlineData("llama-stack")]
    public async Task PodLabels_ThatAreCommonLabelsToo_WinOnPodsAlone(string name)
    {
        var all = await new Chart(name).RenderAsync("--set", "commonLabels.team=all,podLabels.team=pods");
        var deployment = all.One("Deployment");
        Assert.Equal("all", deployment.Text("metadata/labels/team"));
        Assert.Equal("pods", deployment.Text("spec/template/metadata/labels/team"));
    }

    [Fact]
    public async Task PodAnnotations_OfTheChart_CanBeReplaced()
    {
        var all = await Chart.Server.RenderAsync("--set", @"podAnnotations.kubectl\.kubernetes\.io/default-container=proxy");
        var pods = Manifest.Find(all.One("Deployment").Root, "spec/template/metadata/annotations")!;
        Assert.Equal("kubectl.kubernetes.io/default-container: proxy", Assert.Single(Manifest.Entries(pods)));
    }

    [Theory]
    [InlineData("ServiceMonitor", "monitoring.serviceMonitor")]
    [InlineData("PrometheusRule", "monitoring.prometheusRule")]
    public async Task MonitoringLabels_ThatAreCommonLabelsToo_Win(string kind, string value)
    {
        var all = await Chart.Server.RenderAsync(
            "--set",
            $"commonLabels.release=all,{value}.enabled=true,{value}.labels.release=prometheus"
        );
        Assert.Equal("prometheus", all.One(kind).Text("metadata/labels/release"));
    }
}
