using System.Text.Json.Nodes;
using OllamaMcp.Charts.Tests.Charts;
using OllamaMcp.Charts.Tests.Programs;

namespace OllamaMcp.Charts.Tests.Checking;

/// <summary>kube-score's opinion of production values: each point that it takes off is one that we know the reason of.</summary>
public sealed class ScoreTests
{
    private const int Fine = 10;

    private static IReadOnlyList<ScoreException> Exceptions { get; } =
    [
        new(
            "container-resources",
            "CPU limit is not set",
            "A limit on CPU slows calls down while the node is idle; the requests divide what there is."
        ),
        new("container-image-pull-policy", "", "Tags are fixed. Asking the registry at every start would make each restart depend on it."),
        new(
            "pod-probes-identical",
            "",
            "Readiness asks only what a replica can answer for itself, which is what liveness asks; it is asked more often and gives up earlier."
        ),
        new(
            "deployment-has-host-podantiaffinity",
            "",
            "Topology spread does it, and does not keep a pod from starting where there is one node."
        ),
        new("statefulset-has-host-podantiaffinity", "", "Volumes decide on which node they are."),
        new(
            "statefulset-has-servicename",
            "",
            "The one Redis is called by an address that stays while its pod is replaced; it needs no name for each pod."
        ),
        new(
            "container-ephemeral-storage-request-and-limit",
            "(ollama)",
            "Without a volume its models lie in the pod, and only their owner knows how large they are."
        ),
        new("pod-networkpolicy", "", "The pod of the release's test lives for seconds, listens nowhere, and calls its own Service alone."),
        new("deployment-replicas", "", "The stores of Llama Stack are files of one process."),
        new("deployment-strategy", "", "The stores of Llama Stack are files of one process: the old one goes before the new one comes."),
    ];

    [Theory]
    [InlineData("ollama-mcp")]
    [InlineData("llama-stack")]
    public async Task Score_OfProduction_HasNoUnexplainedPoint(string name)
    {
        var chart = new Chart(name);
        var models = chart == Chart.Server ? "ollama.models={llama3.2:3b}" : "nameOverride=";
        var values = Path.Combine(chart.Folder, "values-production.yaml");
        var rendered = await chart.TryRenderAsync([.. chart.Least, "--values", values, "--set", models]);
        string[] command = [Tool.Find("kube-score"), "score", "--kubernetes-version", "v1.33", "--output-format", "json", "-"];
        var report = (await Shell.RunAsync(command, rendered.Expect())).Output;
        Assert.Empty(JsonNode.Parse(report)!.AsArray().SelectMany(Unexplained!));
    }

    private static IEnumerable<string> Unexplained(JsonNode scored) =>
        from check in scored["checks"]!.AsArray()
        where !check!["skipped"]!.GetValue<bool>() && check["grade"]!.GetValue<int>() < Fine
        from comment in check["comments"]!.AsArray()
        let id = check["check"]!["id"]!.GetValue<string>()
        let text = $"({comment!["path"]}) {comment["summary"]}"
        where !Exceptions.Any(e => e.Covers(id, text))
        select $"{scored["object_name"]}: {id}: {text}";
}
