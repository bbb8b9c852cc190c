using System.Text;
using OllamaMcp.TestKit;

namespace OllamaMcp.Server.Tests.Hosting;

/// <summary>Secrets that are set, sent right and sent wrong come back nowhere, with logs at their most talkative.</summary>
public sealed class CanaryTests
{
    private const string Canary = "canary";
    private const string Token = Canary + "-token-0123456789";

    [Fact]
    public async Task Server_ErrorsOfEveryKind_ShowNoSecret()
    {
        await using var server = ServerProcess.Start(
            [],
            ("OLLAMA_HOST", "127.0.0.1:1"),
            ("OLLAMA_API_KEY", $"{Canary}-key"),
            ("CONTEXT_STORE_URI", $"redis://:{Canary}-password@127.0.0.1:1"),
            ("Access__Tokens__alice", Token),
            ("Access__Required", "true"),
            ("Replicas__Address", "127.0.0.1:9"),
            ("Replicas__Key", $"{Canary}-key-of-all-the-replicas-0123456789"),
            ("LOG_LEVEL", "TRACE")
        );
        using var http = new HttpClient { BaseAddress = await server.WaitForAddressAsync(), Timeout = Patience.Limit };

        var answers = new StringBuilder();
        foreach (var token in (string[])[Token, $"{Canary}-wrong-0123456789", $"{Canary} \u0001", ""])
        {
            foreach (var body in Bodies)
            {
                answers.AppendLine(await PostAsync(http, token, body));
            }
        }

        answers.AppendLine(await http.GetStringAsync(new Uri("/health/live", UriKind.Relative), TestContext.Current.CancellationToken));
        using (var ready = await http.GetAsync(new Uri("/health", UriKind.Relative), TestContext.Current.CancellationToken))
        {
            answers.AppendLine(await ready.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        }

        await server.TerminateAsync();
        Assert.Equal(0, await server.WaitForExitAsync());
        Assert.Contains("ollama_unreachable", answers.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(Canary, answers.ToString(), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(Canary, server.Written, StringComparison.OrdinalIgnoreCase);
    }

    private static readonly string[] Bodies =
    [
        Call("ollama_get_version", "{}"),
        Call("ollama_get_version", """{"nonsense": 1}"""),
        Call("ollama_web_search", """{"query": "x"}"""),
        Call("ollama_load_context", """{"session_id": "s1"}"""),
        Call("no_such_tool", "{}"),
        """{"jsonrpc":"2.0","id":1,"method":"no/such/method"}""",
        "{ broken",
    ];

    private static string Call(string tool, string arguments) =>
        $$$"""
            {"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"{{{tool}}}","arguments":{{{arguments}}},"_meta":{"io.modelcontextprotocol/protocolVersion":"2026-07-28","io.modelcontextprotocol/clientInfo":{"name":"test","version":"1"},"io.modelcontextprotocol/clientCapabilities":{}} }}
            """;

    private static async Task<string> PostAsync(HttpClient http, string token, string body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/mcp")
        {
            Content = new StringContent(body, Encoding.UTF8, "application/json"),
        };
        request.Headers.TryAddWithoutValidation("Accept", "application/json, text/event-stream");
        request.Headers.TryAddWithoutValidation("MCP-Protocol-Version", "2026-07-28");
        request.Headers.TryAddWithoutValidation("Mcp-Method", "tools/call");
        request.Headers.TryAddWithoutValidation("Mcp-Name", body.Split('"').SkipWhile(p => p != "name").Skip(2).FirstOrDefault() ?? "x");
        request.Headers.TryAddWithoutValidation("Authorization", token.Length == 0 ? null : $"Bearer {token}");
        using var answer = await http.SendAsync(request, TestContext.Current.CancellationToken);
        return $"{answer.Headers}{await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)}";
    }
}
