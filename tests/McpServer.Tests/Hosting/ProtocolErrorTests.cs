using ModelContextProtocol;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;
using OllamaMcp.Server.Tests.Transport;

namespace OllamaMcp.Server.Tests.Hosting;

/// <summary>Errors of the protocol have one of our codes and what to do next, whoever throws them and whatever they go over.</summary>
public sealed class ProtocolErrorTests
{
    private static readonly Uri NoOllama = new("http://127.0.0.1:9");

    [Theory]
    [InlineData("tools/dance", "", -32601)]
    [InlineData("prompts/get", "\"name\":\"no_such_prompt\"", -32602)]
    [InlineData("tools/call", "\"name\":\"no_such_tool\"", -32602)]
    [InlineData("tools/list", "\"cursor\":\"foreign\"", -32602)]
    public async Task Http_RequestThatIsWrong_HasTheSameDataWithSessionAndWithout(string method, string parameters, int code)
    {
        await using var server = await RunningServer.StartAsync(NoOllama);
        using var wire = new McpWire(server.Open);
        var name = parameters.Contains("name", StringComparison.Ordinal) ? parameters.Split('"')[3] : null;

        using var stateless = await wire.SendAsync(McpWire.PostStateless(method, parameters, name));
        using var inSession = await wire.PostAsync(
            $$"""{"jsonrpc":"2.0","id":1,"method":"{{method}}","params":{ {{parameters}} } }""",
            await wire.OpenAsync()
        );

        foreach (var answer in (HttpResponseMessage[])[stateless, inSession])
        {
            var error = (await answer.MessageAsync()).GetProperty("error");
            Assert.Equal(code, error.GetProperty("code").GetInt32());
            Assert.Equal("malformed_request", error.GetProperty("data").GetProperty("code").GetString());
            Assert.Equal("Correct what the message names.", error.GetProperty("data").GetProperty("next").GetString());
        }
    }

    [Fact]
    public async Task Sse_UnknownMethod_HasACode()
    {
        await using var server = await RunningServer.StartAsync(NoOllama);
        await using var client = await Clients.ConnectAsync(server.Open, "/sse");

        await AssertUnknownMethodAsync(client);
    }

    [Fact]
    public async Task Stdio_UnknownMethod_HasACode()
    {
        await using var client = await Clients.StartAsync(new Dictionary<string, string?> { ["Contexts__Store"] = "memory" }, _ => { });

        await AssertUnknownMethodAsync(client);
    }

    [Fact]
    public async Task Read_OllamaIsDown_HasTheCodeOfTheFailure()
    {
        await using var server = await RunningServer.StartAsync(NoOllama);
        await using var client = await Clients.ConnectAsync(server.Open, "/mcp");

        var error = await Assert.ThrowsAsync<McpProtocolException>(async () =>
            await client.ReadResourceAsync("ollama://models", cancellationToken: TestContext.Current.CancellationToken)
        );

        Assert.Equal("ollama_unreachable", $"{error.Data["code"]}");
    }

    private static async Task AssertUnknownMethodAsync(McpClient client)
    {
        var error = await Assert.ThrowsAsync<McpProtocolException>(() =>
            client.SendRequestAsync(new JsonRpcRequest { Method = "tools/dance" }, TestContext.Current.CancellationToken)
        );

        Assert.Equal((McpErrorCode.MethodNotFound, "malformed_request"), (error.ErrorCode, $"{error.Data["code"]}"));
    }
}
