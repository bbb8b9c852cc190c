namespace OllamaMcp.Deploy.Tests.Cluster;

/// <summary>A copy of the file that says which cluster, for tests that change it.</summary>
internal sealed class OwnKubeconfig : IDisposable
{
    private OwnKubeconfig(string path) => Path = path;

    public string Path { get; }

    public static async Task<OwnKubeconfig> CopyAsync(ClusterProgram kubectl)
    {
        var copy = new OwnKubeconfig(System.IO.Path.GetTempFileName());
        var all = await kubectl.RunAsync("config", "view", "--raw", "--minify");
        await File.WriteAllTextAsync(copy.Path, all, TestContext.Current.CancellationToken);
        return copy;
    }

    /// <summary>Makes a cluster that does not answer the current one.</summary>
    public async Task LeadNowhereAsync()
    {
        await ConfigureAsync("set-cluster", "nowhere", "--server=https://127.0.0.1:1");
        await ConfigureAsync("set-context", "nowhere", "--cluster=nowhere");
        await ConfigureAsync("use-context", "nowhere");
    }

    /// <summary><c>kubectl config</c></summary>
    public Task<string> ConfigureAsync(params IEnumerable<string> arguments) =>
        new ClusterProgram("kubectl", Path).RunAsync(["config", .. arguments]);

    public void Dispose() => File.Delete(Path);
}
