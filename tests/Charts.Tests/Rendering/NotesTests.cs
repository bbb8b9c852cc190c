using OllamaMcp.Charts.Tests.Charts;
using OllamaMcp.Charts.Tests.Programs;

namespace OllamaMcp.Charts.Tests.Rendering;

/// <summary>What helm says after an installation: the next command, and what the values bring with them.</summary>
public sealed class NotesTests
{
    [Theory]
    [InlineData("ollama-mcp", "", "helm test lab -n testing --logs")]
    [InlineData("ollama-mcp", "", "http://lab-ollama-mcp.testing:8080/mcp")]
    [InlineData("ollama-mcp", "", "kubectl -n testing get secret lab-ollama-mcp-tokens -o jsonpath='{.data.token}' | base64 -d")]
    [InlineData("ollama-mcp", "", "Name some: helm upgrade … --set ollama.models='{llama3.2:3b}'")]
    [InlineData("ollama-mcp", "ollama.models={llama3.2:3b}", "kubectl -n testing logs lab-ollama-mcp-ollama-0 -c models -f")]
    [InlineData("ollama-mcp", "route.enabled=true", "helm upgrade lab charts/ollama-mcp -n testing --reset-then-reuse-values")]
    [InlineData("ollama-mcp", "route.enabled=true,route.host=mcp.example.com", "https://mcp.example.com/mcp")]
    [InlineData("ollama-mcp", "ingress.enabled=true,ingress.hosts={mcp.example.com}", "http://mcp.example.com/mcp")]
    [InlineData("ollama-mcp", "ingress.enabled=true,ingress.hosts={mcp.example.com}", "WARNING: ingress.tls is empty")]
    [InlineData("ollama-mcp", "service.type=NodePort", "WARNING: service.type is NodePort")]
    [InlineData("ollama-mcp", "redis.enabled=false", "Saved conversations are kept in memory and end with the pod.")]
    [InlineData("llama-stack", "", "helm test lab -n testing --logs")]
    [InlineData("llama-stack", "version=0.3.5", "/v1/tools?toolgroup_id=mcp::ollama")]
    [InlineData("llama-stack", "version=1.5.0", "/v1alpha/admin/connectors/mcp::ollama/tools")]
    [InlineData("llama-stack", "version=0.6.1", "WARNING: version is 0.6.1, and the configuration was never tried with that release")]
    [InlineData("llama-stack", "version=2.0.0", "only with 0.3.5 and 1.5.0")]
    [InlineData("llama-stack", "route.enabled=true", "WARNING: it can be reached from outside the cluster, and asks nobody who they are.")]
    public async Task Notes_AfterInstallation_SayWhatComesNext(string name, string set, string text) =>
        Assert.Contains(text, await NotesAsync(new Chart(name), set), StringComparison.Ordinal);

    // RealStackTests start these releases.
    [Theory]
    [InlineData("0.3.5")]
    [InlineData("1.5.0")]
    public async Task Notes_OfAReleaseThatWasTried_WarnOfNothing(string version) =>
        Assert.DoesNotContain("WARNING", await NotesAsync(Chart.Stack, $"version={version}"), StringComparison.Ordinal);

    private static async Task<string> NotesAsync(Chart chart, string set)
    {
        string[] install = [Tool.Find("helm"), "install", "lab", chart.Folder, "--namespace", "testing", "--dry-run=client"];
        var outcome = await Shell.RunAsync([.. install, .. chart.Least, .. set.Length > 0 ? new[] { "--set", set } : []]);
        var output = outcome.Expect();
        return output[output.IndexOf("NOTES:", StringComparison.Ordinal)..];
    }
}
