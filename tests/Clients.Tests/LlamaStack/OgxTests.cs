using System.Text.Json.Nodes;
using OllamaMcp.Clients.Tests.Servers;
using OllamaMcp.Emulator.Faults;

namespace OllamaMcp.Clients.Tests.LlamaStack;

/// <summary>OGX 1.5 with the server as a connector; its tools are called through the Responses API alone.</summary>
public sealed class OgxTests(OgxFixture stack) : IClassFixture<OgxFixture>
{
    /// <summary>OGX gives up a call over Streamable HTTP after five seconds without a byte.</summary>
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(7);

    [Theory]
    [InlineData(StackFixture.OverSse)]
    [InlineData(StackFixture.OverHttp)]
    public async Task Connector_Listed_HasTheTools(string connector)
    {
        var tools = await stack.AskAsync(HttpMethod.Get, $"/v1alpha/admin/connectors/{connector}/tools");
        Assert.Contains("\"ollama_list_models\"", tools, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(StackFixture.OverSse)]
    [InlineData(StackFixture.OverHttp)]
    public async Task Connector_CalledThroughResponses_GivesTheToolsText(string connector) =>
        Assert.Contains(ServerFixture.Model, await RespondAsync(connector, "CALL ollama_list_models {}"), StringComparison.Ordinal);

    [Fact]
    public async Task Connector_SilentForLongerThanItsPatience_StillAnswers()
    {
        var fault = stack.Server.Ollama.Control.Set(
            new Fault(FaultKind.SlowFirstByte)
            {
                Path = "/api/generate",
                Delay = Silence,
                Count = 1,
            }
        );
        var answer = await RespondAsync(
            StackFixture.OverHttp,
            $$"""CALL ollama_generate {"model": "{{ServerFixture.Model}}", "prompt": "hi", "options": {"num_predict": 4} }"""
        );
        stack.Server.Ollama.Control.Faults.Remove(fault);
        Assert.Contains("TOOL SAID: {", answer, StringComparison.Ordinal);
    }

    private async Task<string> RespondAsync(string connector, string input)
    {
        var tool = new JsonObject
        {
            ["type"] = "mcp",
            ["server_label"] = "lab",
            ["require_approval"] = "never",
            ["connector_id"] = connector,
        };
        var ask = new JsonObject
        {
            ["model"] = "ollama/fake-tools:1b",
            ["input"] = input,
            ["tools"] = new JsonArray(tool),
        };
        var answer = JsonNode.Parse(await stack.AskAsync(HttpMethod.Post, "/v1/responses", ask))!;
        return string.Concat(
            answer["output"]!
                .AsArray()
                .Where(item => item!["type"]!.GetValue<string>() == "message")
                .SelectMany(item => item!["content"]!.AsArray().Select(part => part!["text"]?.GetValue<string>()))
        );
    }
}
