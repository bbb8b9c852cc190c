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
            Programs.Server,
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
            foreach (var (tool, arguments) in Calls)
            {
                using var answer = await StatelessCall.PostAsync(http, tool, arguments, token);
                answers.Append(answer.Headers).AppendLine(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
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

    private static readonly (string Tool, string Arguments)[] Calls =
    [
        ("ollama_get_version", "{}"),
        ("ollama_get_version", """{"nonsense": 1}"""),
        ("ollama_get_version", "[ broken"),
        ("ollama_web_search", """{"query": "x"}"""),
        ("ollama_load_context", """{"session_id": "s1"}"""),
        ("no_such_tool", "{}"),
    ];
}
