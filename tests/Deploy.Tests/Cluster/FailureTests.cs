using OllamaMcp.Deploy.Tests.Running;

namespace OllamaMcp.Deploy.Tests.Cluster;

/// <summary>What goes wrong is told by name, and the next run goes on from there.</summary>
public sealed class FailureTests(TestCluster cluster) : IAsyncDisposable
{
    private readonly TestNamespaces _namespaces = new(cluster);

    [Fact]
    public async Task Script_ImageThatIsNotThere_SaysSoAndLeavesTheOldServerRunning()
    {
        cluster.Require();
        var before = await cluster.Kubectl.ReadAsync(cluster.Namespace, "deployment/ollama-mcp", "{.status.readyReplicas}");

        var wrong = await ScriptRun.ToEndAsync(
            cluster.Surroundings(),
            [.. cluster.Arguments(cluster.Namespace), "--image", cluster.Image + "x"]
        );

        wrong
            .Ended(1)
            .Tells(
                $"the cluster cannot pull the image {cluster.Image}x",
                "not found",
                "meanwhile the server of the revision before goes on",
                $"helm rollback ollama-mcp 1 -n {cluster.Namespace}"
            );
        Assert.Equal("1", before);
        Assert.Equal("1", await cluster.Kubectl.ReadAsync(cluster.Namespace, "deployment/ollama-mcp", "{.status.readyReplicas}"));
        (await cluster.DeployAsync(cluster.Namespace)).Ended(0).Tells("DONE");
    }

    [Fact]
    public async Task Script_SettingThatTheServerRefuses_ShowsItsLog()
    {
        cluster.Require();

        (await cluster.DeployAsync(_namespaces.Take(), "--set", "settings.Limits__CallsInFlight=0"))
            .Ended(1)
            .Tells("ends again and again", "Limits__CallsInFlight = 0", "--uninstall");
    }

    [Fact]
    public async Task Script_SecretThatIsNotThere_IsNamed()
    {
        cluster.Require();

        (await cluster.DeployAsync(_namespaces.Take(), "--set", "access.existingSecret=nowhere"))
            .Ended(1)
            .Tells("cannot start", "secret \"nowhere\" not found");
    }

    [Fact]
    public async Task Script_Interrupted_SaysWhatIsThereAndGoesOnLater()
    {
        cluster.Require();
        var @namespace = _namespaces.Take();
        using var run = ScriptRun.Start(cluster.Surroundings(), [.. cluster.Arguments(@namespace), "--image", cluster.Image]);
        await run.SaysAsync("made the namespace");

        await run.InterruptAsync();

        (await run.EndAsync()).Ended(130).Tells("INTERRUPTED: install ollama-mcp", "run the same command again");
        (await cluster.DeployAsync(@namespace)).Ended(0).Tells("DONE");
    }

    [Fact]
    public async Task Script_InterruptedWhileWaiting_SaysWhatIsInstalledInTheClusterThatItBeganWith()
    {
        cluster.Require();
        using var kubeconfig = await OwnKubeconfig.CopyAsync(cluster.Kubectl);
        using var run = ScriptRun.Start(
            cluster.Surroundings() with
            {
                Kubeconfig = kubeconfig.Path,
            },
            [.. cluster.Arguments(_namespaces.Take()), "--image", cluster.Image]
        );
        await run.SaysAsync("waiting:");
        await kubeconfig.LeadNowhereAsync();

        await run.InterruptAsync();

        (await run.EndAsync()).Ended(130).Tells("ollama-mcp   deployed, revision 1", "--uninstall");
    }

    [Fact]
    public async Task Script_InterruptedWhileAnotherHelmIsAtWork_LeavesThatItsLock()
    {
        const string Lock = "secret/sh.helm.release.v1.ollama-mcp.v1";
        cluster.Require();
        var @namespace = _namespaces.Take();
        await cluster.Kubectl.RunAsync("create", "namespace", @namespace);
        await cluster.Kubectl.RunAsync("create", "-n", @namespace, "secret", "generic", Lock["secret/".Length..]);
        string[] labels = ["owner=helm", "name=ollama-mcp", "status=pending-install"];
        await cluster.Kubectl.RunAsync(["label", "-n", @namespace, Lock, .. labels]);
        using var run = ScriptRun.Start(cluster.Surroundings(), [.. cluster.Arguments(@namespace), "--image", cluster.Image]);
        await run.SaysAsync("another helm holds the lock of ollama-mcp");

        await run.InterruptAsync();

        (await run.EndAsync()).Ended(130).Tells("INTERRUPTED: install ollama-mcp");
        Assert.Equal("pending-install", await cluster.Kubectl.ReadAsync(@namespace, Lock, "{.metadata.labels.status}"));
    }

    [Fact]
    public async Task Script_NoRightsInTheNamespace_NamesThemBeforeAnythingIsDone()
    {
        cluster.Require();
        var @namespace = _namespaces.Take();
        using var viewer = await Viewer.CreateAsync(cluster.Kubectl, @namespace);

        var refused = await ScriptRun.ToEndAsync(
            cluster.Surroundings() with
            {
                Kubeconfig = viewer.Kubeconfig,
            },
            [.. cluster.Arguments(@namespace), "--image", cluster.Image]
        );

        refused.Ended(1).Tells($"system:serviceaccount:{@namespace}:viewer", "deployments.apps: get create patch", "go on");
        Assert.Empty(await cluster.Kubectl.ReadAsync(@namespace, "deployments,secrets", "{.items[*].metadata.name}"));
    }

    public ValueTask DisposeAsync() => _namespaces.DisposeAsync();
}
