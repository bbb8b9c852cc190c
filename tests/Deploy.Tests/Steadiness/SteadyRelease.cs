using System.Diagnostics;
using OllamaMcp.Deploy.Tests.Cluster;
using OllamaMcp.Deploy.Tests.Running;

namespace OllamaMcp.Deploy.Tests.Steadiness;

/// <summary>Two servers, an Ollama with the endless model and a Redis, in a namespace that admits nothing but restricted pods.</summary>
public sealed class SteadyRelease(TestCluster cluster) : IAsyncLifetime
{
    private const string Server = "app.kubernetes.io/component=server";
    private static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(200);
    private static readonly string[] Workloads = ["deployment/ollama-mcp", "statefulset/ollama-mcp-ollama", "statefulset/ollama-mcp-redis"];

    /// <summary>Where programs in the cluster call.</summary>
    public Uri Service { get; private set; } = new("http://localhost");

    internal string Namespace { get; } = TestCluster.NewNamespace();

    internal Outcome Deployed { get; private set; } = new(-1, "", "");

    public async ValueTask InitializeAsync()
    {
        if (!cluster.IsThere)
        {
            return;
        }

        await cluster.Kubectl.RunAsync("create", "namespace", Namespace);
        await cluster.Kubectl.RunAsync("label", "namespace", Namespace, "pod-security.kubernetes.io/enforce=restricted");
        Deployed = await UpgradeAsync();
        Service = await AddressAsync("ollama-mcp", 8080);
        await EndlessModel.CreateAsync(await AddressAsync("ollama-mcp-ollama", 11434));
    }

    public async ValueTask DisposeAsync()
    {
        if (cluster.IsThere)
        {
            await cluster.ForgetAsync(Namespace);
        }
    }

    /// <summary>Deploys it with other values; two servers unless they say otherwise.</summary>
    internal Task<Outcome> UpgradeAsync(params IEnumerable<string> values) =>
        cluster.DeployAsync(Namespace, ["--set", "replicaCount=2", .. values.SelectMany(value => (string[])["--set", value])]);

    /// <summary>Returns when everything that should run is ready and what should not is gone.</summary>
    internal async Task SettleAsync()
    {
        foreach (var workload in Workloads)
        {
            await KubectlAsync("rollout", "status", workload, "--timeout=3m");
        }

        var wanted = await cluster.Kubectl.ReadAsync(Namespace, "deployment/ollama-mcp", "{.spec.replicas}");
        await UntilAsync(async () => $"{(await ServersAsync()).Length}" == wanted && $"{(await ReadyAsync()).Length}" == wanted);
    }

    /// <summary>Looks again and again.</summary>
    /// <returns>How long it took.</returns>
    internal static async Task<TimeSpan> UntilAsync(Func<Task<bool>> isSo)
    {
        var begun = Stopwatch.GetTimestamp();
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(ClusterPatience.Limit);
        while (!await isSo())
        {
            await Task.Delay(LookAgain, TimeProvider.System, limit.Token);
        }

        return Stopwatch.GetElapsedTime(begun);
    }

    /// <summary>Names of the servers' pods.</summary>
    internal async Task<string[]> ServersAsync() =>
        Words(await KubectlAsync("get", "pods", "-l", Server, "-o", "jsonpath={.items[*].metadata.name}"));

    /// <summary>Addresses of the servers that the Service sends calls to.</summary>
    internal async Task<string[]> ReadyAsync() =>
        Words(
            await KubectlAsync(
                "get",
                "endpointslices",
                "-l",
                "kubernetes.io/service-name=ollama-mcp",
                "-o",
                "jsonpath={.items[*].endpoints[?(@.conditions.ready==true)].addresses[0]}"
            )
        );

    /// <summary>Where one server listens.</summary>
    internal async Task<Uri> AddressOfAsync(string pod) =>
        new($"http://{await cluster.Kubectl.ReadAsync(Namespace, $"pod/{pod}", "{.status.podIP}")}:8080");

    /// <summary>The main process of a pod.</summary>
    internal async Task<PodProcess> ProcessAsync(string pod, string program) =>
        PodProcess.Find(await cluster.Kubectl.ReadAsync(Namespace, $"pod/{pod}", "{.metadata.uid}"), program);

    /// <summary>Takes all servers from their node, as a drain does: one that the budget protects is asked for again.</summary>
    /// <returns>What was said when one was protected.</returns>
    internal async Task<string> EvictAllAsync()
    {
        var refused = "";
        foreach (var pod in await ServersAsync())
        {
            await UntilAsync(async () =>
            {
                var outcome = await EvictAsync(pod);
                refused += outcome.ExitCode == 0 ? "" : outcome.Told;
                return outcome.ExitCode == 0;
            });
        }

        await SettleAsync();
        return refused;
    }

    internal Task<string> KubectlAsync(params IEnumerable<string> arguments) => cluster.Kubectl.RunAsync(["-n", Namespace, .. arguments]);

    private async Task<Outcome> EvictAsync(string pod)
    {
        var order = Path.GetTempFileName();
        await File.WriteAllTextAsync(
            order,
            $$"""{"apiVersion":"policy/v1","kind":"Eviction","metadata":{"name":"{{pod}}","namespace":"{{Namespace}}"} }""",
            TestContext.Current.CancellationToken
        );
        var outcome = await cluster.Kubectl.TryAsync("create", "--raw", $"/api/v1/namespaces/{Namespace}/pods/{pod}/eviction", "-f", order);
        File.Delete(order);
        return outcome;
    }

    private static string[] Words(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private async Task<Uri> AddressAsync(string service, int port) =>
        new($"http://{await cluster.Kubectl.ReadAsync(Namespace, $"service/{service}", "{.spec.clusterIP}")}:{port}");
}
