namespace OllamaMcp.Deploy.Tests.Cluster;

/// <summary>Somebody who may look at pods in a namespace, and do nothing else.</summary>
internal sealed class Viewer : IDisposable
{
    private Viewer(string kubeconfig) => Kubeconfig = kubeconfig;

    public string Kubeconfig { get; }

    public static async Task<Viewer> CreateAsync(ClusterProgram kubectl, string @namespace)
    {
        await kubectl.RunAsync("create", "namespace", @namespace);
        await kubectl.RunAsync("create", "serviceaccount", "viewer", "-n", @namespace);
        await kubectl.RunAsync("create", "role", "viewer", "-n", @namespace, "--verb=list", "--resource=pods");
        await kubectl.RunAsync(
            "create",
            "rolebinding",
            "viewer",
            "-n",
            @namespace,
            "--role=viewer",
            $"--serviceaccount={@namespace}:viewer"
        );
        var token = await kubectl.RunAsync("create", "token", "viewer", "-n", @namespace);
        var path = Path.GetTempFileName();
        var all = await kubectl.RunAsync("config", "view", "--raw", "--minify");
        await File.WriteAllTextAsync(path, all, TestContext.Current.CancellationToken);
        var own = new ClusterProgram("kubectl", path);
        await own.RunAsync("config", "set-credentials", "viewer", $"--token={token}");
        await own.RunAsync("config", "set-context", "--current", "--user=viewer");
        return new Viewer(path);
    }

    public void Dispose() => File.Delete(Kubeconfig);
}
