using OllamaMcp.Emulator.Settings;
using OllamaMcp.Server.Ollama.Client;
using OllamaMcp.Server.Tests.Ollama;
using OllamaMcp.TestKit;

namespace OllamaMcp.Server.Tests.Tools.Ollama;

public sealed class WebToolTests
{
    private const string Key = "canary-4711";

    [Fact]
    public async Task Search_WithAKey_PagesFoundAndTheKeyAsBearer()
    {
        var seen = "";
        await using var web = ScriptedOllama.Start(exchange =>
        {
            seen = exchange.Head + exchange.Body;
            return exchange.AnswerAsync(
                "200 OK",
                "application/json",
                """{"results":[{"title":"T","url":"https://x","content":"C","rank":1}]}"""
            );
        });
        await using var bench = Bench(web.Address);

        var result = await bench.ResultAsync("ollama_web_search", """{"query":"ollama","max_results":3}""");

        var page = Assert.Single(result.GetProperty("results").EnumerateArray());
        Assert.Equal(("T", 1), (page.GetProperty("title").GetString(), page.GetProperty("rank").GetInt32()));
        Assert.StartsWith("POST /api/web_search", seen, StringComparison.Ordinal);
        Assert.Contains($"Bearer {Key}", seen, StringComparison.Ordinal);
        Assert.EndsWith("""{"query":"ollama","max_results":3}""", seen, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fetch_WithAKey_ThePage()
    {
        await using var web = ScriptedOllama.Answering(
            "200 OK",
            "application/json",
            """{"title":"T","content":"C","links":["https://y"]}"""
        );
        await using var bench = Bench(web.Address);

        var result = await bench.ResultAsync("ollama_web_fetch", """{"url":"https://x"}""");

        Assert.Equal("https://y", result.GetProperty("links")[0].GetString());
    }

    [Theory]
    [InlineData("ollama_web_search", """{"query":"x"}""")]
    [InlineData("ollama_web_fetch", """{"url":"https://x"}""")]
    public async Task AnyTool_WithoutAKey_NamesTheSetting(string tool, string arguments)
    {
        await using var bench = ToolBench.Over(new Uri("http://127.0.0.1:9/"));

        var error = await bench.ErrorAsync(tool, arguments);

        Assert.Equal("not_configured", error.GetProperty("code").GetString());
        Assert.Contains("OLLAMA_API_KEY", error.GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnyTool_WithoutAKeyButASignedInOllama_AsksThat()
    {
        await using var ollama = await EmulatorHost.StartAsync(new EmulatorOptions { WebSearch = true });
        await using var bench = ToolBench.Over(ollama.Address);

        var found = await bench.ResultAsync("ollama_web_search", """{"query":"ollama"}""");
        await bench.ResultAsync("ollama_web_fetch", """{"url":"https://example.org"}""");

        Assert.NotEqual(0, found.GetProperty("results").GetArrayLength());
    }

    [Fact]
    public async Task AnyTool_TheServiceEchoesTheKey_NotInTheError()
    {
        await using var web = ScriptedOllama.Answering("401 Unauthorized", "application/json", $$"""{"error":"bad key {{Key}}"}""");
        await using var bench = Bench(web.Address);

        var outcome = await bench.CallAsync("ollama_web_search", """{"query":"x"}""");

        Assert.NotNull(outcome.Error);
        Assert.DoesNotContain(Key, outcome.Text + outcome.Structured.GetRawText(), StringComparison.Ordinal);
    }

    private static ToolBench Bench(Uri web) =>
        ToolBench.Over(
            new OllamaClientOptions
            {
                Addresses = [new Uri("http://127.0.0.1:9/")],
                WebAddress = web,
                ApiKey = Key,
            }
        );
}
