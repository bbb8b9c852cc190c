using System.Text.Json.Nodes;
using OllamaMcp.Clients.Tests.Servers;

namespace OllamaMcp.Clients.Tests.LlamaStack;

/// <summary>Llama Stack 0.3 with the server as a tool group.</summary>
public sealed class LlamaStackTests(LlamaStackFixture stack) : IClassFixture<LlamaStackFixture>
{
    [Theory]
    [InlineData(StackFixture.OverSse)]
    [InlineData(StackFixture.OverHttp)]
    public async Task ToolGroup_ListedAndInvoked_GivesTheToolsText(string group)
    {
        // The names are the same in both groups: whichever was listed last is called.
        var tools = await stack.AskAsync(HttpMethod.Get, $"/v1/tools?toolgroup_id={group}");
        Assert.Contains("\"ollama_list_models\"", tools, StringComparison.Ordinal);

        var call = new JsonObject { ["tool_name"] = "ollama_list_models", ["kwargs"] = new JsonObject() };
        var answer = JsonNode.Parse(await stack.AskAsync(HttpMethod.Post, "/v1/tool-runtime/invoke", call))!;
        Assert.Equal(0, answer["error_code"]!.GetValue<int>());
        Assert.Contains(ServerFixture.Model, answer["content"]!.ToJsonString(), StringComparison.Ordinal);
    }
}
