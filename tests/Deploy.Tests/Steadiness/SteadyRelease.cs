using System.Globalization;
using OllamaMcp.Deploy.Tests.Cluster;
using OllamaMcp.Deploy.Tests.Running;

namespace OllamaMcp.Deploy.Tests.Steadiness;

/// <summary>Two servers, an Ollama with the endless model and a Redis, in a namespace that admits nothing but restricted pods.</summary>
public sealed class SteadyRelease(TestCluster cluster) : IAsyncLifetime
{
    private const string Server = "app.kubernetes.io/component=server";
    private readonly Dictionary<string, int> _killed = [];
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
        foreach (var (pod, restarts) in _killed)
        {
            await ClusterPatience.UntilAsync(async () => await RestartsAsync(pod) >= restarts && await IsReadyAsync(pod));
        }

        _killed.Clear();
        foreach (var workload in Workloads)
        {
            await KubectlAsync("rollout", "status", workload, "--timeout=5m");
        }

        // The Service lags behind the pods: it may still have one that is gone, and not yet one that has come.
        var wanted = await WantedAsync();
        await ClusterPatience.UntilAsync(async () =>
        {
            var addresses = await AddressesAsync();
            return addresses.Length == wanted && addresses.ToHashSet(StringComparer.Ordinal).SetEquals(await ReadyAsync());
        });
    }

    /// <summary>Names of the servers' pods.</summary>
    internal async Task<string[]> ServersAsync() =>
        Words(await KubectlAsync("get", "pods", "-l", Server, "-o", "jsonpath={.items[*].metadata.name}"));

    /// <summary>How many servers there should be.</summary>
    internal async Task<int> WantedAsync() =>
        int.Parse(await cluster.Kubectl.ReadAsync(Namespace, "deployment/ollama-mcp", "{.spec.replicas}"), CultureInfo.InvariantCulture);

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

    /// <summary>Ends the main process of a pod as a crash does. To settle then means that it runs again.</summary>
    internal async Task KillAsync(string pod, string program)
    {
        var process = await ProcessAsync(pod, program);
        _killed[pod] = await RestartsAsync(pod) + 1;
        process.Kill();
    }

    internal Task<string> KubectlAsync(params IEnumerable<string> arguments) => cluster.Kubectl.RunAsync(["-n", Namespace, .. arguments]);

    private async Task<int> RestartsAsync(string pod) =>
        Words(await cluster.Kubectl.ReadAsync(Namespace, $"pod/{pod}", "{.status.containerStatuses[*].restartCount}"))
            .Sum(count => int.Parse(count, CultureInfo.InvariantCulture));

    private async Task<bool> IsReadyAsync(string pod) =>
        await cluster.Kubectl.ReadAsync(Namespace, $"pod/{pod}", "{.status.conditions[?(@.type=='Ready')].status}") == "True";

    private async Task<string[]> AddressesAsync() =>
        Words(await KubectlAsync("get", "pods", "-l", Server, "-o", "jsonpath={.items[*].status.podIP}"));

    private static string[] Words(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private async Task<Uri> AddressAsync(string service, int port) =>
        new($"http://{await cluster.Kubectl.ReadAsync(Namespace, $"service/{service}", "{.spec.clusterIP}")}:{port}");
}
