namespace OllamaMcp.Deploy.Tests.Cluster;

/// <summary>The namespaces of one test. Disposing begins to remove them: what runs there, or ends again and again, takes time from other tests.</summary>
internal sealed class TestNamespaces(TestCluster cluster) : IAsyncDisposable
{
    private readonly List<string> _names = [];

    /// <summary>A name that nobody has. The namespace is not made.</summary>
    public string Take()
    {
        _names.Add(TestCluster.NewNamespace());
        return _names[^1];
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var name in _names)
        {
            await cluster.ForgetAsync(name);
        }
    }
}
