using OllamaMcp.Charts.Tests.Charts;
using YamlDotNet.RepresentationModel;

namespace OllamaMcp.Charts.Tests.Stack;

/// <summary>The configuration of Llama Stack in the form of each release.</summary>
public sealed class StackConfigTests
{
    [Theory]
    [InlineData("0.3.5", "http://ollama-mcp-ollama:11434", "url")]
    [InlineData("0.4.0", "http://ollama-mcp-ollama:11434/v1", "base_url")]
    [InlineData("1.5.0", "http://ollama-mcp-ollama:11434/v1", "base_url")]
    public async Task Ollama_OfRelease_HasItsUrlInTheReleasesForm(string version, string url, string key)
    {
        var config = await ConfigAsync("--set", $"version={version}");
        Assert.Equal(url, Manifest.TextOf(Manifest.Find(config, $"providers/inference/0/config/{key}")));
    }

    [Theory]
    [InlineData("0.3.5", "registered_resources/tool_groups/0/mcp_endpoint/uri", "connectors")]
    [InlineData("0.6.1", "registered_resources/tool_groups/0/mcp_endpoint/uri", "connectors")]
    [InlineData("0.7.0", "connectors/0/url", "registered_resources/tool_groups")]
    [InlineData("1.5.0", "connectors/0/url", "registered_resources/tool_groups")]
    public async Task McpServer_OfRelease_IsAToolGroupOrAConnector(string version, string there, string notThere)
    {
        var config = await ConfigAsync("--set", $"version={version}");
        Assert.Equal("http://ollama-mcp:8080/mcp", Manifest.TextOf(Manifest.Find(config, there)));
        Assert.Null(Manifest.Find(config, notThere));
    }

    [Theory]
    [InlineData("0.3.5", "")]
    [InlineData("1.5.0", "true")]
    public async Task Server_OfRelease_RunsWithoutTls(string version, string insecure) =>
        Assert.Equal(insecure, Manifest.TextOf(Manifest.Find(await ConfigAsync("--set", $"version={version}"), "server/insecure")));

    [Theory]
    [InlineData("http://kubernetes-mcp-server:8080", "http://kubernetes-mcp-server:8080/mcp")]
    [InlineData("http://kubernetes-mcp-server:8080/", "http://kubernetes-mcp-server:8080/mcp")]
    [InlineData("http://kubernetes-mcp-server:8080/sse", "http://kubernetes-mcp-server:8080/sse")]
    [InlineData("https://mcp.example.com/team/mcp", "https://mcp.example.com/team/mcp")]
    public async Task KubernetesMcpUrl_Given_IsTheServer(string given, string url)
    {
        var config = await ConfigAsync("--set", $"env.KUBERNETES_MCP_URL={given}");
        Assert.Equal(url, Manifest.TextOf(Manifest.Find(config, "connectors/0/url")));
    }

    [Fact]
    public async Task Deployment_Always_PointsToItsConfiguration()
    {
        var deployment = (await Chart.Stack.RenderAsync("--set", "env.KUBERNETES_MCP_URL=http://other:8080")).One("Deployment");
        var environment = deployment.Environment("llama-stack");
        Assert.Equal("/etc/llama-stack/config.yaml", environment["RUN_CONFIG_PATH"]);
        Assert.Equal("http://other:8080", environment["KUBERNETES_MCP_URL"]);
        Assert.Equal("8321", Manifest.TextOf(Manifest.Find(deployment.Pod, "containers/0/ports/0/containerPort")));
        Assert.Equal("/v1/health", Manifest.TextOf(Manifest.Find(deployment.Pod, "containers/0/readinessProbe/httpGet/path")));
    }

    private static async Task<YamlNode> ConfigAsync(params string[] options)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader((await Chart.Stack.RenderAsync(options)).First(m => m.Kind == "ConfigMap").Text("data/config.yaml")));
        return stream.Documents[0].RootNode;
    }
}
