using System.Text;
using OllamaMcp.Deploy.Tests.Running;

namespace OllamaMcp.Deploy.Tests.Cluster;

/// <summary>From nothing to running, upgraded, and gone again.</summary>
public sealed class LifeTests(TestCluster cluster) : IAsyncDisposable
{
    private const string Token = "a-token-that-nobody-may-see";
    private const string Volumes = "{.items[*].metadata.uid}";
    private readonly TestNamespaces _namespaces = new(cluster);

    [Fact]
    public async Task Script_FromNothing_ProvesThatItWorks()
    {
        cluster.Require();

        cluster
            .First.Ended(0)
            .Tells("made the namespace", "pushed ", "health: healthy", "speaks MCP", "32 tools", "ollama_list_models answered", "DONE");
        var token = await cluster.Kubectl.ReadAsync(cluster.Namespace, "secret/ollama-mcp-tokens", "{.data.token}");
        Assert.DoesNotContain(Encoding.UTF8.GetString(Convert.FromBase64String(token)), cluster.First.Told);
    }

    [Fact]
    public async Task Script_SecondRun_UpgradesAndKeepsTokensAndData()
    {
        cluster.Require();
        var @namespace = _namespaces.Take();
        (await cluster.DeployAsync(@namespace, "--set", "logLevel=DEBUG")).Ended(0);
        var token = await cluster.Kubectl.ReadAsync(@namespace, "secret/ollama-mcp-tokens", "{.data.token}");
        var volumes = await cluster.Kubectl.ReadAsync(@namespace, "persistentvolumeclaims", Volumes);

        // Without --image: what runs goes on. Whatever helm alone would be led by, it goes to the cluster that kubectl goes to.
        var second = await ScriptRun.ToEndAsync(
            cluster.Surroundings(("HELM_KUBECONTEXT", "elsewhere"), ("HELM_NAMESPACE", "elsewhere")),
            [.. cluster.Arguments(@namespace), "--set", "settings.Limits__CallsPerMinute=500"]
        );

        second.Ended(0).Tells("at revision 2", $"{cluster.Image} (the one that is deployed)", "they go back to their defaults: logLevel\n");
        Assert.Equal(token, await cluster.Kubectl.ReadAsync(@namespace, "secret/ollama-mcp-tokens", "{.data.token}"));
        Assert.Equal(volumes, await cluster.Kubectl.ReadAsync(@namespace, "persistentvolumeclaims", Volumes));
        await RemoveAsync(@namespace, volumes);
    }

    [Fact]
    public async Task Script_TokenInTheEnvironment_IsAskedForAndStays()
    {
        cluster.Require();
        var @namespace = _namespaces.Take();
        var first = await ScriptRun.ToEndAsync(
            cluster.Surroundings(("KUBERNETES_MCP_API_TOKEN", Token)),
            [.. cluster.Arguments(@namespace), "--image", cluster.Image, "--set", "access.required=true"]
        );

        first.Ended(0).Tells("speaks MCP");
        Assert.DoesNotContain(Token, first.Told);
        (await ScriptRun.ToEndAsync(cluster.Surroundings(), [.. cluster.Arguments(@namespace), "--set", "access.required=true"])).Ended(0);
        var secret = await cluster.Kubectl.ReadAsync(
            @namespace,
            "deployment/ollama-mcp",
            "{.spec.template.spec.volumes[?(@.name=='access')].secret.secretName}"
        );
        Assert.Equal(
            Token,
            Encoding.UTF8.GetString(
                Convert.FromBase64String(await cluster.Kubectl.ReadAsync(@namespace, $"secret/{secret}", "{.data.token}"))
            )
        );
    }

    public ValueTask DisposeAsync() => _namespaces.DisposeAsync();

    private async Task RemoveAsync(string @namespace, string volumes)
    {
        var kept = await ScriptRun.ToEndAsync(cluster.Surroundings(), "-n", @namespace, "--uninstall");
        kept.Ended(0).Tells("ollama-mcp is uninstalled", "kept the volumes data-ollama-mcp-ollama-0 data-ollama-mcp-redis-0");
        Assert.Equal(volumes, await cluster.Kubectl.ReadAsync(@namespace, "persistentvolumeclaims", Volumes));
        Assert.Empty(await cluster.Kubectl.ReadAsync(@namespace, "deployments,statefulsets,services,secrets", "{.items[*].metadata.name}"));

        var deleted = await ScriptRun.ToEndAsync(cluster.Surroundings(), "-n", @namespace, "--uninstall", "--delete-data");
        deleted.Ended(0).Tells("is not installed", "deleted the volumes");
        // `kubectl wait` fails where they are gone before it looks.
        await ClusterPatience.UntilAsync(async () => await cluster.Kubectl.ReadAsync(@namespace, "persistentvolumeclaims", Volumes) == "");
    }
}
