using System.Text.Json;
using OllamaMcp.Server.Hosting.Checking;
using OllamaMcp.TestKit;

namespace OllamaMcp.Server.Tests.Hosting;

/// <summary>The client in the server's own program.</summary>
public sealed class ServerCheckTests
{
    private const string Token = "0123456789abcdef0123456789abcdef";

    [Theory]
    [InlineData("/mcp")]
    [InlineData("/sse")]
    public async Task Check_OfARunningServer_ShakesHandsListsAndCalls(string path)
    {
        await using var ollama = await EmulatorHost.StartAsync();
        await using var server = await RunningServer.StartAsync(ollama.Address);
        var (passed, output, errors) = await CheckAsync(new CheckPlan(new Uri(server.Open, path)) { Tool = "ollama_get_version" });
        Assert.Equal((true, ""), (passed, errors));
        Assert.Contains(" speaks MCP 202", output, StringComparison.Ordinal);
        Assert.Contains(" tools: ollama_batch_generate ", output, StringComparison.Ordinal);
        Assert.Contains("ollama_get_version answered: {", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_OfAToolThatFails_SaysWhatTheToolSays()
    {
        await using var ollama = await EmulatorHost.StartAsync();
        await using var server = await RunningServer.StartAsync(ollama.Address);
        using var arguments = JsonDocument.Parse("""{"model": "nosuch"}""");
        var plan = new CheckPlan(new Uri(server.Open, "/mcp")) { Tool = "ollama_show_model", Arguments = arguments.RootElement };
        var (passed, _, errors) = await CheckAsync(plan);
        Assert.False(passed);
        Assert.StartsWith("ollama_show_model failed: ", errors, StringComparison.Ordinal);
        Assert.Contains("nosuch", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_OfAToolThatIsNotThere_SaysSo()
    {
        await using var ollama = await EmulatorHost.StartAsync();
        await using var server = await RunningServer.StartAsync(ollama.Address);
        var (passed, _, errors) = await CheckAsync(new CheckPlan(new Uri(server.Open, "/mcp")) { Tool = "nosuch" });
        Assert.Equal((false, "The server has no tool nosuch.\n"), (passed, errors));
    }

    [Fact]
    public async Task Check_OfTheGuardedPort_NeedsItsToken()
    {
        await using var ollama = await EmulatorHost.StartAsync();
        await using var server = await RunningServer.StartAsync(ollama.Address, ("MCP_GUARDED_PORT", "0"), ("Access__Tokens__me", Token));
        var plan = new CheckPlan(new Uri(server.Guarded, "/mcp"));
        var (passed, _, errors) = await CheckAsync(plan);
        Assert.Equal((false, $"{plan.Url} wants a token (401). Give one: --token-file FILE\n"), (passed, errors));

        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, new string('x', 32), TestContext.Current.CancellationToken);
        (passed, _, errors) = await CheckAsync(plan with { TokenFile = file });
        Assert.Equal((false, $"{plan.Url} does not know the token in {file} (401).\n"), (passed, errors));

        await File.WriteAllTextAsync(file, Token + "\n", TestContext.Current.CancellationToken);
        (passed, _, errors) = await CheckAsync(plan with { TokenFile = file });
        Assert.Equal((true, ""), (passed, errors));
        File.Delete(file);
    }

    [Fact]
    public async Task Check_OfAPortWhereNobodyListens_GivesUpInTime()
    {
        var plan = new CheckPlan(new Uri($"http://127.0.0.1:{FreePorts.Take()}/mcp")) { Timeout = TimeSpan.FromSeconds(1) };
        var (passed, _, errors) = await CheckAsync(plan);
        Assert.False(passed);
        Assert.StartsWith($"{plan.Url}: gave up after 1 seconds: ", errors, StringComparison.Ordinal);
        Assert.Contains("refused", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_OfSomethingElse_SaysThatItIsNoMcpEndpoint()
    {
        await using var ollama = await EmulatorHost.StartAsync();
        var (passed, _, errors) = await CheckAsync(new CheckPlan(ollama.Address));
        Assert.False(passed);
        Assert.Contains("Is it an MCP endpoint?", errors, StringComparison.Ordinal);
    }

    private static async Task<(bool Passed, string Output, string Errors)> CheckAsync(CheckPlan plan)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var errors = new StringWriter { NewLine = "\n" };
        var passed = await ServerCheck.RunAsync(plan, output, errors, TimeProvider.System, TestContext.Current.CancellationToken);
        return (passed, output.ToString(), errors.ToString());
    }
}
