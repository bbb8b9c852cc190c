using System.ComponentModel;
using System.Diagnostics;
using System.Net;
using OllamaMcp.Server.Tests.Hosting;
using OllamaMcp.TestKit;

namespace OllamaMcp.Server.Tests.Telemetry;

public sealed class MetricsEndpointTests
{
    // Names that the framework gives; Prometheus keeps this ending to histograms.
    private static readonly string[] Excused = ["dotnet_assembly_count", "dotnet_process_cpu_count", "dotnet_timer_count"];

    [Fact]
    public async Task Get_AfterCalls_IsTextThatPromtoolTakes()
    {
        await using var ollama = await EmulatorHost.StartAsync();
        await using var server = await RunningServer.StartAsync(ollama.Address, ("Metrics__Enabled", "true"));
        await using (var client = await Clients.ConnectAsync(server.Open, "/mcp", revision: "2025-11-25"))
        {
            await ToolCalls.ChatAsync(client, "emulated-chat");
            await ToolCalls.ChatAsync(client, "inv\"ented\n");
        }

        // What is counted of a call is known when its answer is sent, which a quick client sees before.
        var text = await GetTextAsync(server.Open, until: "\nmcp_server_operation_duration_seconds_bucket{");
        using var answer = await GetAsync(server.Open);

        Assert.Equal("text/plain; version=0.0.4; charset=utf-8", answer.Content.Headers.ContentType?.ToString());
        Assert.Contains("# TYPE gen_ai_client_token_usage histogram", text, StringComparison.Ordinal);
        Assert.Contains("mcp_server_operation_duration_seconds_bucket{", text, StringComparison.Ordinal);
        Assert.Contains("# TYPE ollama_mcp_calls_in_flight gauge", text, StringComparison.Ordinal);
        var complaints = await PromtoolAsync(text);
        Assert.DoesNotContain(complaints, line => !Excused.Any(name => line.StartsWith(name, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Get_ForTheFirstTime_CountsFromThenOnAndKnowsWhatThereIs()
    {
        await using var ollama = await EmulatorHost.StartAsync();
        await using var server = ServerProcess.Start(Programs.Server, [], ("OLLAMA_HOST", ollama.Address.ToString()));
        var address = await server.WaitForAddressAsync();
        await using var client = await Clients.ConnectAsync(address, "/mcp", revision: "2025-11-25");
        await ToolCalls.ChatAsync(client);

        var first = await GetTextAsync(address);
        await ToolCalls.ChatAsync(client);
        // What is counted of a call is known when its answer is sent, which a quick client sees before.
        var second = await GetTextAsync(address, until: "\nmcp_server_operation_duration_seconds_count{");

        Assert.DoesNotContain("mcp_server_operation_duration_seconds", first, StringComparison.Ordinal);
        Assert.Matches("\nmcp_server_operation_duration_seconds_count\\{[^}]*ollama_chat[^}]*\\} 1\n", second);
        Assert.All([first, second], text => Assert.Matches("\nollama_mcp_sessions_open(\\{[^}]*\\})? 1\n", text));
        Assert.All([first, second], text => Assert.Matches("\nollama_mcp_calls_in_flight(\\{[^}]*\\})? 0\n", text));
    }

    [Fact]
    public async Task Get_WhenOpenMetricsIsPreferred_IsOpenMetrics()
    {
        await using var ollama = await EmulatorHost.StartAsync();
        await using var server = await RunningServer.StartAsync(ollama.Address, ("Metrics__Enabled", "true"));

        using var answer = await GetAsync(
            server.Open,
            "application/openmetrics-text;version=1.0.0;q=0.5,text/plain;version=0.0.4;q=0.2,*/*;q=0.1"
        );

        Assert.Equal("application/openmetrics-text", answer.Content.Headers.ContentType?.MediaType);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.EndsWith("# EOF\n", text, StringComparison.Ordinal);
        Assert.Contains("# TYPE dotnet_gc_collections counter\n", text, StringComparison.Ordinal);
        Assert.Contains("\ndotnet_gc_collections_total{", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_OnAGuardedPort_WantsATokenAndOnTheOpenOneNone()
    {
        await using var ollama = await EmulatorHost.StartAsync();
        await using var server = await RunningServer.StartAsync(
            ollama.Address,
            ("Metrics__Enabled", "true"),
            ("MCP_GUARDED_PORT", "0"),
            ("Access__Tokens__prometheus", "a-token-of-at-least-16")
        );

        using var open = await GetAsync(server.Open);
        using var guarded = await GetAsync(server.Guarded);
        using var known = await GetAsync(server.Guarded, token: "a-token-of-at-least-16");

        Assert.Equal(
            [HttpStatusCode.OK, HttpStatusCode.Unauthorized, HttpStatusCode.OK],
            [open.StatusCode, guarded.StatusCode, known.StatusCode]
        );
    }

    [Fact]
    public async Task Get_SwitchedOff_IsNotThere()
    {
        await using var ollama = await EmulatorHost.StartAsync();
        await using var server = await RunningServer.StartAsync(ollama.Address, ("Metrics__Enabled", "false"));

        using var answer = await GetAsync(server.Open);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    private static async Task<string> GetTextAsync(Uri server, string until = "")
    {
        var patience = Patience.Token;
        while (true)
        {
            using var answer = await GetAsync(server);
            var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            if (text.Contains(until, StringComparison.Ordinal) || patience.IsCancellationRequested)
            {
                return text;
            }
        }
    }

    private static async Task<HttpResponseMessage> GetAsync(Uri server, string? accept = null, string? token = null)
    {
        using var http = new HttpClient { BaseAddress = server };
        using var request = new HttpRequestMessage(HttpMethod.Get, "/metrics");
        request.Headers.TryAddWithoutValidation("Accept", accept);
        if (token is not null)
        {
            request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {token}");
        }

        return await http.SendAsync(request, TestContext.Current.CancellationToken);
    }

    private static async Task<string[]> PromtoolAsync(string text)
    {
        var start = new ProcessStartInfo("promtool", ["check", "metrics"])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        try
        {
            using var process = Process.Start(start)!;
            await process.StandardInput.WriteAsync(text);
            process.StandardInput.Close();
            var errors = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            return errors.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        }
        catch (Win32Exception)
        {
            Assert.Skip("promtool is not in PATH; eng/provision installs it (Debian: prometheus)");
            throw;
        }
    }
}
