using OllamaMcp.Server.Tests.Transport;
using OllamaMcp.TestKit;

namespace OllamaMcp.Server.Tests.Hosting;

/// <summary>Parameters that are JSON, and yet not what the request takes: the answer says what is wrong with them.</summary>
public sealed class UnreadableParametersTests
{
    private static readonly Uri NoOllama = new("http://127.0.0.1:9");

    [Theory]
    [InlineData("[]", "/arguments is of the wrong type")]
    [InlineData("\"x\"", "/arguments is of the wrong type")]
    [InlineData("7", "/arguments is of the wrong type")]
    public async Task Call_ParametersThatCannotBeRead_SaysWhat(string arguments, string expected)
    {
        await using var server = await RunningServer.StartAsync(NoOllama);

        using var answer = await StatelessCall.PostAsync(server.Http, "ollama_generate", arguments, token: null);

        await AssertRefusedAsync(answer, expected);
    }

    [Theory]
    [InlineData("tools/call", "", "/name is missing")]
    [InlineData("tools/call", """ ,"params":null """, "/name is missing")]
    [InlineData("tools/call", """ ,"params":{} """, "/name is missing")]
    [InlineData("tools/call", """ ,"params":[] """, "an object is meant")]
    [InlineData("tools/list", """ ,"params":"x" """, "an object is meant")]
    [InlineData("prompts/get", "", "/name is missing")]
    [InlineData("resources/read", "", "/uri is missing")]
    [InlineData("resources/subscribe", "", "/uri is missing")]
    [InlineData("resources/unsubscribe", "", "/uri is missing")]
    [InlineData("logging/setLevel", "", "/level is missing")]
    [InlineData("completion/complete", "", "/ref is missing")]
    [InlineData("completion/complete", """ ,"params":{"ref":{"type":"ref/prompt","name":"p"},"argument":null} """, "/argument is missing")]
    [InlineData("completion/complete", """ ,"params":{"ref":{"type":"ref/prompt","name":"p"},"argument":{}} """, "/argument")]
    [InlineData("initialize", "", "/protocolVersion is missing")]
    [InlineData("initialize", """ ,"params":{"protocolVersion":"2025-11-25"} """, "/capabilities is missing")]
    [InlineData("initialize", """ ,"params":[] """, "an object is meant")]
    [InlineData(
        "initialize",
        """ ,"params":{"protocolVersion":7,"capabilities":{},"clientInfo":{"name":"x","version":"1"}} """,
        "/protocolVersion is of the wrong type"
    )]
    public async Task Request_ParametersThatCannotBeRead_SaysWhat(string method, string parameters, string expected)
    {
        await using var server = await RunningServer.StartAsync(NoOllama);
        using var wire = new McpWire(server.Open);
        var session = method == "initialize" ? null : await wire.OpenAsync();

        using var answer = await wire.PostAsync($$"""{"jsonrpc":"2.0","id":7,"method":"{{method}}"{{parameters}}}""", session);

        await AssertRefusedAsync(answer, expected);
    }

    [Fact]
    public async Task Complete_ValueIsNull_CompletesAsNothingTyped()
    {
        await using var ollama = await EmulatorHost.StartAsync();
        await using var server = await RunningServer.StartAsync(ollama.Address);
        using var wire = new McpWire(server.Open);
        const string Parameters = """{"ref":{"type":"ref/prompt","name":"p"},"argument":{"name":"model","value":null}}""";

        using var answer = await wire.PostAsync(
            $$"""{"jsonrpc":"2.0","id":7,"method":"completion/complete","params":{{Parameters}}}""",
            await wire.OpenAsync()
        );

        var completion = (await answer.MessageAsync()).GetProperty("result").GetProperty("completion");
        Assert.Contains("emulated-chat:latest", completion.GetProperty("values").EnumerateArray().Select(name => name.GetString()));
    }

    private static async Task AssertRefusedAsync(HttpResponseMessage answer, string expected)
    {
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Contains("-32602", text, StringComparison.Ordinal);
        Assert.Contains(expected, text, StringComparison.Ordinal);
        Assert.DoesNotContain("ModelContextProtocol", text, StringComparison.Ordinal);
    }
}
