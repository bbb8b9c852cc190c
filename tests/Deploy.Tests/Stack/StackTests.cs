using System.Text;
using System.Text.Json.Nodes;
using OllamaMcp.Deploy.Tests.Cluster;
using OllamaMcp.Deploy.Tests.Running;
using OllamaMcp.TestKit;

namespace OllamaMcp.Deploy.Tests.Stack;

/// <summary>The script puts both charts into a namespace, and a model of a real Llama Stack there calls the tools, on both paths.</summary>
public sealed class StackTests(TestCluster cluster) : IAsyncDisposable
{
    private const string OverHttp = "mcp::ollama";
    private const string OverSse = "mcp::older";
    private const string Tool = "ollama_list_models";
    private readonly TestNamespaces _namespaces = new(cluster);

    [Fact]
    public async Task Ogx_InTheCluster_CallsToolsThroughTheResponsesApi()
    {
        cluster.Require();
        using var stack = await DeployAsync(StackRelease.Ogx);

        foreach (var connector in (string[])[OverHttp, OverSse])
        {
            var answer = await AskAsync(
                stack,
                "/v1/responses",
                $$"""
                {"model": "ollama/fake-tools:1b", "input": "CALL {{Tool}} {}",
                 "tools": [{"type": "mcp", "server_label": "lab", "connector_id": "{{connector}}", "require_approval": "never"}]}
                """
            );
            Assert.Contains("TOOL SAID: {\"models\":", SaidIn(answer), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task LlamaStack_InTheCluster_CallsToolsThroughItsToolRuntime()
    {
        cluster.Require();
        using var stack = await DeployAsync(StackRelease.LlamaStack);

        foreach (var group in (string[])[OverHttp, OverSse])
        {
            // The names are the same in both groups: whichever was listed last is called.
            var tools = await stack.GetStringAsync($"/v1/tools?toolgroup_id={group}", TestContext.Current.CancellationToken);
            var answer = await AskAsync(stack, "/v1/tool-runtime/invoke", $$"""{"tool_name": "{{Tool}}", "kwargs": {} }""");
            Assert.Contains($"\"{Tool}\"", tools, StringComparison.Ordinal);
            Assert.Equal(0, answer["error_code"]!.GetValue<int>());
        }
    }

    public ValueTask DisposeAsync() => _namespaces.DisposeAsync();

    private async Task<HttpClient> DeployAsync(StackRelease release)
    {
        var image = Path.Combine(Environment.GetEnvironmentVariable("OLLAMA_MCP_CACHE") ?? "", "images", "stack.tar");
        Assert.SkipUnless(
            File.Exists(image),
            "There is no image of Llama Stack; eng/provision makes it with Python 3.12 (LLAMA_STACK_PYTHON)"
        );
        var @namespace = _namespaces.Take();
        await cluster.Kubectl.RunAsync("create", "namespace", @namespace);
        await cluster.ApplyAsync(@namespace, Path.Combine(Repository.Root, "tests", "Deploy.Tests", "Stack", "scripted-model.yaml"));
        await cluster.Kubectl.RunAsync("wait", "--for=condition=Ready", "pod/scripted", "-n", @namespace, "--timeout=4m");
        var values = Path.GetTempFileName();
        await File.WriteAllTextAsync(values, release.Values(cluster.Registry), TestContext.Current.CancellationToken);
        var deployed = await ScriptRun.ToEndAsync(
            cluster.Surroundings(),
            [.. cluster.BothCharts(@namespace), "-f", $"llama-stack:{values}", "--image", cluster.Image]
        );
        File.Delete(values);
        deployed.Ended(0).Tells("health: OK", "DONE").Tells(release.ListsOf(OverHttp, OverSse).Select(path => $"{path}: 32 tools"));
        var address = await cluster.Kubectl.ReadAsync(@namespace, "service/llama-stack", "{.spec.clusterIP}");
        return new HttpClient { BaseAddress = new Uri($"http://{address}:8321"), Timeout = ClusterPatience.Limit };
    }

    private static string SaidIn(JsonNode answer) =>
        string.Concat(
            answer["output"]!
                .AsArray()
                .Where(item => item!["type"]!.GetValue<string>() == "message")
                .SelectMany(item => item!["content"]!.AsArray().Select(part => part!["text"]?.GetValue<string>()))
        );

    private static async Task<JsonNode> AskAsync(HttpClient stack, string path, string question)
    {
        using var answer = await stack.PostAsync(
            new Uri(path, UriKind.Relative),
            new StringContent(question, Encoding.UTF8, "application/json"),
            TestContext.Current.CancellationToken
        );
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(answer.IsSuccessStatusCode, text);
        return JsonNode.Parse(text)!;
    }
}
