using System.Text.Json;
using System.Text.Json.Nodes;
using OllamaMcp.Clients.Tests.Servers;
using OllamaMcp.Clients.Tests.Walking;
using OllamaMcp.TestKit;

namespace OllamaMcp.Clients.Tests.Snippets;

/// <summary>The snippets as they stand, with addresses filled in, given to programs that read them, against a server that wants a token.</summary>
public sealed class SnippetClientTests(ServerFixture server) : IClassFixture<ServerFixture>, IAsyncLifetime
{
    private const string Token = "token-of-a-user-0123456789";
    private ServerProcess? _guarded;
    private Uri? _guardedAddress;

    public async ValueTask InitializeAsync()
    {
        _guarded = ServerProgram.Start(server.Ollama.Address, ("Access__Required", "true"), ("Access__Tokens__user", Token));
        _guardedAddress = await _guarded.WaitForAddressAsync();
    }

    public ValueTask DisposeAsync() => _guarded?.DisposeAsync() ?? ValueTask.CompletedTask;

    /// <summary>fastmcp takes whole files of the form that Claude's programs and Cursor share.</summary>
    [Theory]
    [InlineData("claude-desktop")]
    [InlineData("claude-code-project")]
    [InlineData("cursor")]
    [InlineData("cursor-token")]
    [InlineData("cursor-stdio")]
    public async Task FastMcp_File_ListsTheTools(string name)
    {
        var python = RealComponent.Under("OLLAMA_MCP_TEST_PYTHON_CLIENTS", "python-clients");
        var script = Path.Combine(AppContext.BaseDirectory, "Scripts", "fastmcp-config.py");

        var tools = await ProgramRun.OutputAsync([python, script, Filled(name).Text], server.StdioSettings);

        Assert.Contains("ollama_list_models", JsonSerializer.Deserialize<string[]>(tools)!);
    }

    /// <summary>mcp-go is what mcphost and Kit connect with.</summary>
    [Theory]
    [InlineData("mcphost")]
    [InlineData("mcphost-token")]
    [InlineData("mcphost-stdio")]
    [InlineData("kit")]
    [InlineData("kit-token")]
    [InlineData("kit-stdio")]
    public async Task McpGo_Entry_ListsTheTools(string name)
    {
        var probe = RealComponent.OnPath("mcp-go-probe");
        var connection = Connection.Read(Filled(name), HostFormat.Of(name)!.Entry);
        string[] target = connection.Url is { } url ? ["-transport", "http", "-url", url.ToString()] : ["-transport", "stdio"];
        string[] headers = [.. connection.Headers.SelectMany(header => new[] { "-header", header })];
        string[] command = connection.Command.Count > 0 ? ["--", .. connection.Command] : [];

        var report = await ProgramRun.OutputAsync([probe, "-sdk", "mark3labs", .. target, .. headers, .. command], server.StdioSettings);

        Assert.Contains(JsonNode.Parse(report)!["tools"]!.AsArray(), tool => tool!.GetValue<string>() == "ollama_list_models");
    }

    [Fact]
    public async Task Curl_Call_GivesTheToolsAnswer()
    {
        RealComponent.OnPath("curl");
        var bash = RealComponent.OnPath("bash");

        var answer = await ProgramRun.OutputAsync(
            [bash, "-c", Filled("curl").Text],
            new Dictionary<string, string>(StringComparer.Ordinal)
        );

        Assert.Contains(ServerFixture.Model, answer, StringComparison.Ordinal);
    }

    /// <summary>The configuration with which the tests of Llama Stack and OGX run says the same about the server.</summary>
    [Theory]
    [InlineData("llama-stack", LlamaStack.StackVersion.LlamaStack, "mcp::ollama=http://localhost:4838/sse")]
    [InlineData("ogx", LlamaStack.StackVersion.Ogx, "ollama=http://localhost:4838/mcp")]
    public async Task Stack_Configuration_IsTheSnippet(string name, string version, string server)
    {
        var script = RealComponent.Under("OLLAMA_MCP_TEST_LLAMA_STACK", "llama-stack-test");

        var whole = await ProgramRun.OutputAsync(
            [script, "config", "--version", version, "--mcp", server],
            new Dictionary<string, string>(StringComparer.Ordinal)
        );

        var used = Connection.ParseYaml(whole);
        Assert.All(
            Connection.Parse(Snippet.Named(name)).AsObject(),
            part => Assert.True(Holds(used[part.Key], part.Value), $"{part.Key}: {used[part.Key]}")
        );
    }

    private static bool Holds(JsonNode? whole, JsonNode? part) =>
        part is JsonObject properties
            ? properties.All(property => whole is JsonObject && Holds(whole[property.Key], property.Value))
            : JsonNode.DeepEquals(whole, part);

    private Snippet Filled(string name)
    {
        var snippet = Snippet.Named(name);
        var sendsToken = snippet.Text.Contains("OLLAMA_MCP_TOKEN", StringComparison.Ordinal);
        return snippet.Filled(sendsToken ? _guardedAddress! : server.Server, ServerProgram.Path, server.Ollama.Address, Token);
    }
}
