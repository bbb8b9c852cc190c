namespace OllamaMcp.Deploy.Tests.Cluster;

/// <summary>Somebody who may look at pods in a namespace, and do nothing else.</summary>
internal sealed class Viewer : IDisposable
{
    private readonly OwnKubeconfig _kubeconfig;

    private Viewer(OwnKubeconfig kubeconfig) => _kubeconfig = kubeconfig;

    public string Kubeconfig => _kubeconfig.Path;

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
        var own = await OwnKubeconfig.CopyAsync(kubectl);
        await own.ConfigureAsync("set-credentials", "viewer", $"--token={token}");
        await own.ConfigureAsync("set-context", "--current", "--user=viewer");
        return new Viewer(own);
    }

    public void Dispose() => _kubeconfig.Dispose();
}
