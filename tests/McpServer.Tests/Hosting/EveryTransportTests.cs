using System.Text.Json;
using System.Threading.Channels;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;
using OllamaMcp.Server.Tools.Serving;
using OllamaMcp.TestKit;

namespace OllamaMcp.Server.Tests.Hosting;

public sealed class EveryTransportTests
{
    [Theory]
    [InlineData("/mcp")]
    [InlineData("/sse")]
    public async Task Http_ListAndCall_AnswerAsEverywhere(string path)
    {
        await using var ollama = await EmulatorHost.StartAsync();
        await using var server = await RunningServer.StartAsync(ollama.Address);
        await using var client = await Clients.ConnectAsync(server.Open, path);

        await AssertListsAndCallsAsync(client);
    }

    [Fact]
    public async Task Stdio_ListAndCall_AnswerAsEverywhere()
    {
        var log = Channel.CreateUnbounded<string>();
        await using var ollama = await EmulatorHost.StartAsync();
        var environment = new Dictionary<string, string?>
        {
            ["OLLAMA_HOST"] = ollama.Address.ToString(),
            ["LOG_LEVEL"] = "TRACE",
            ["LOG_FORMAT"] = "json",
        };
        await using var client = await Clients.StartAsync(environment, line => log.Writer.TryWrite(line));

        await AssertListsAndCallsAsync(client);
        JsonDocument.Parse(await log.Reader.ReadAsync(Patience.Token)).Dispose();
        while (log.Reader.TryRead(out var line))
        {
            JsonDocument.Parse(line).Dispose();
        }
    }

    private static async Task AssertListsAndCallsAsync(McpClient client)
    {
        var tools = await client.ListToolsAsync(cancellationToken: TestContext.Current.CancellationToken);
        var result = await client.CallToolAsync("ollama_get_version", cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(ToolList.Types.Count, tools.Count);
        Assert.NotEqual(true, result.IsError);
        Assert.Equal("ollama-mcp", client.ServerInfo?.Name);
        var text = Assert.IsType<TextContentBlock>(Assert.Single(result.Content)).Text;
        Assert.Equal(text, result.StructuredContent?.GetRawText());
    }
}
