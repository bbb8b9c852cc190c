using System.Text.RegularExpressions;
using OllamaMcp.Deploy.Tests.Cluster;
using OllamaMcp.Deploy.Tests.Running;

[assembly: AssemblyFixture(typeof(TestCluster))]

namespace OllamaMcp.Deploy.Tests.Cluster;

/// <summary>A real cluster, and what is deployed into it from nothing: the image built by the script, and pulled by the cluster.</summary>
public sealed partial class TestCluster : IAsyncLifetime
{
    private readonly FileInfo _values = new(Path.GetTempFileName());
    private readonly string? _kubeconfig = Environment.GetEnvironmentVariable("OLLAMA_MCP_TEST_KUBERNETES");
    private readonly string? _registry = Environment.GetEnvironmentVariable("OLLAMA_MCP_TEST_IMAGES");

    /// <summary>The namespace of the first deployment. The tests use others, unless they are about this one.</summary>
    internal string Namespace { get; } = NewNamespace();

    /// <summary>How the first deployment went.</summary>
    internal Outcome First { get; private set; } = new(-1, "", "");

    /// <summary>The image that it made.</summary>
    internal string Image => Pushed().Match(First.Told).Value;

    internal ClusterProgram Kubectl => new("kubectl", _kubeconfig!);

    internal ClusterProgram Helm => new("helm", _kubeconfig!);

    internal static string NewNamespace() => $"deploy-{Guid.NewGuid():N}"[..16];

    internal bool IsThere => !string.IsNullOrEmpty(_kubeconfig) && !string.IsNullOrEmpty(_registry);

    /// <summary>The registry that the cluster pulls from.</summary>
    internal string Registry => _registry!;

    /// <summary>Skips the test where there is no cluster.</summary>
    internal void Require() =>
        Assert.SkipUnless(
            IsThere,
            "OLLAMA_MCP_TEST_KUBERNETES and OLLAMA_MCP_TEST_IMAGES are not set; eng/provision and eng/with-cluster set them."
        );

    internal Surroundings Surroundings(params IEnumerable<(string Name, string Value)> variables) =>
        Running.Surroundings.WithTools() with
        {
            Kubeconfig = _kubeconfig!,
            Limit = ClusterPatience.Limit,
            Variables = variables.ToDictionary(pair => pair.Name, pair => pair.Value),
        };

    /// <summary>What every deployment here is told: OllamaMcp alone, with the images that the cluster can pull.</summary>
    internal string[] Arguments(string @namespace) => [.. BothCharts(@namespace), "--without-llama-stack"];

    /// <summary>As <see cref="Arguments"/>, with Llama Stack.</summary>
    internal string[] BothCharts(string @namespace) => ["-n", @namespace, "-f", _values.FullName, "--timeout", "4m"];

    /// <summary>Begins to remove a namespace: what runs there takes time from other tests.</summary>
    internal Task ForgetAsync(string @namespace) =>
        Kubectl.RunAsync("delete", "namespace", @namespace, "--wait=false", "--ignore-not-found");

    /// <summary>Applies the file of a manifest in which REGISTRY stands for where images are.</summary>
    internal async Task ApplyAsync(string @namespace, string manifest) =>
        await ApplyTextAsync(
            @namespace,
            (await File.ReadAllTextAsync(manifest, TestContext.Current.CancellationToken)).Replace(
                "REGISTRY",
                Registry,
                StringComparison.Ordinal
            )
        );

    /// <summary>Applies a manifest.</summary>
    internal async Task ApplyTextAsync(string @namespace, string manifest)
    {
        var path = Path.GetTempFileName();
        await File.WriteAllTextAsync(path, manifest, TestContext.Current.CancellationToken);
        await Kubectl.RunAsync("apply", "-n", @namespace, "-f", path);
        File.Delete(path);
    }

    /// <summary>Deploys the image of the first deployment.</summary>
    internal Task<Outcome> DeployAsync(string @namespace, params IEnumerable<string> further) =>
        ScriptRun.ToEndAsync(Surroundings(), [.. Arguments(@namespace), "--image", Image, .. further]);

    public async ValueTask InitializeAsync()
    {
        if (!IsThere)
        {
            return;
        }

        await File.WriteAllTextAsync(_values.FullName, Values(), TestContext.Current.CancellationToken);
        First = await ScriptRun.ToEndAsync(
            Surroundings(),
            [.. Arguments(Namespace), "--registry", $"{_registry}/team", "--base-image", $"{_registry}/test/base:1"]
        );
    }

    public ValueTask DisposeAsync()
    {
        _values.Delete();
        return ValueTask.CompletedTask;
    }

    private string Values() =>
        $$$"""
            ollama:
              image: {repository: {{{_registry}}}/test/ollama, tag: "1"}
              resources: {requests: {cpu: 10m, memory: 64Mi}, limits: {memory: 1Gi}}
              persistence: {size: 1Gi}
            redis:
              image: {repository: {{{_registry}}}/test/redis, tag: "1"}
              resources: {requests: {cpu: 10m, memory: 16Mi}, limits: {memory: 128Mi}}
              persistence: {size: 1Gi}
            resources: {requests: {cpu: 10m, memory: 64Mi}, limits: {memory: 512Mi}}
            """;

    [GeneratedRegex(@"(?<=^ +pushed )\S+", RegexOptions.Multiline, 1000)]
    private static partial Regex Pushed();
}
