using System.Diagnostics;
using System.Net;
using System.Security.Cryptography;
using System.Text.Json;
using OllamaMcp.AppHost.Tests.Running;
using OllamaMcp.TestKit;

namespace OllamaMcp.AppHost.Tests.Dashboard;

/// <summary>
/// A tool call of a real client, looked at in the real dashboard with a real browser. Where OLLAMA_MCP_PICTURES names a folder, the
/// pictures go there: those of <c>docs/images</c> were made so.
/// </summary>
public sealed class BrowserTests
{
    // What the server says at its start may be lost, because nobody waits for the dashboard: this it says afterwards.
    private const string Refusal = "Refused a request for the foreign host rebound.example";

    [Fact]
    public async Task ToolCall_WithTheDashboard_IsSeenInTraceMetricAndLog()
    {
        using var folder = new TemporaryFolder();
        await using var run = await DashboardRun.StartAsync(Ollama());
        var models = Models();
        await BeRefusedAsync(run.Mcp);

        var report = await LookAsync(
            new
            {
                mcp = run.Mcp,
                tool = "ollama_compare_models",
                arguments = new
                {
                    models,
                    prompt = "Once upon a time",
                    options = new { num_predict = 48 },
                },
                trace = RandomNumberGenerator.GetHexString(32, lowercase: true),
                dashboard = run.AddressOf("dashboard"),
                resource = "mcp-server",
                spans = (string[])["tools/call ollama_compare_models", "route", "HTTP POST", .. models],
                details = new { span = models[0], attribute = "gen_ai.usage.output_tokens" },
                log = Refusal,
                metric = "gen_ai.client.token.usage",
                pictures = Environment.GetEnvironmentVariable("OLLAMA_MCP_PICTURES") ?? folder.Path,
                chromium = Machine.Program("chromium"),
                patience = Patience.Limit.TotalMilliseconds,
            }
        );

        var spans = report.GetProperty("spans").EnumerateArray().Select(row => row.GetString()!.Split('\n')[0]).ToList();
        Assert.Equal("tools/call ollama_compare_models", spans[0]); // the span of the caller is not here: this one is on top
        Assert.Equal(models.Length, spans.Count(name => name == "route"));
        Assert.Equal(models.Length, spans.Count(name => name.StartsWith("HTTP POST 200", StringComparison.Ordinal)));
        Assert.Equal("gen_ai.client.token.usage", report.GetProperty("metric").GetString());
        Assert.Contains(Refusal, report.GetProperty("log").GetString(), StringComparison.Ordinal);
    }

    private static async Task BeRefusedAsync(Uri mcp)
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, mcp) { Headers = { Host = "rebound.example" } };
        using var response = await http.SendAsync(request, Patience.Token);
        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
    }

    private static string[] Ollama() =>
        Real() is { } address ? [$"OLLAMA_HOST={address}"] : [$"OLLAMA_HOST={Machine.FreeLoopbackAddress()}", "AppHost__Ollama=emulator"];

    private static string[] Models() => Real() is null ? ["emulated-chat", "emulated-code"] : ["stories", "stories-chat", "stories-think"];

    private static string? Real() => Environment.GetEnvironmentVariable("OLLAMA_MCP_TEST_OLLAMA");

    private static async Task<JsonElement> LookAsync(object plan)
    {
        Machine.NpmPackages("playwright-core");
        var script = Path.Combine(AppContext.BaseDirectory, "Dashboard", "Scripts", "look.mjs");
        var info = new ProcessStartInfo(Machine.Program("node"), [script, JsonSerializer.Serialize(plan)])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(info)!;
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken); // each of its steps has a limit
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(process.ExitCode == 0, await errors);
        return JsonDocument.Parse(output).RootElement;
    }
}
