using System.Text.Json;
using OllamaMcp.Clients.Tests.Servers;
using OllamaMcp.Clients.Tests.Walking;
using OllamaMcp.TestKit;

namespace OllamaMcp.Clients.Tests.Inspector;

/// <summary>The command line of the MCP Inspector. It shows no progress and cancels nothing, so it lists and calls.</summary>
public sealed class InspectorTests(ServerFixture server) : IClassFixture<ServerFixture>
{
    private const string Script = "node_modules/@modelcontextprotocol/inspector/clients/launcher/build/index.js";

    [Theory]
    [InlineData(Route.Http, "legacy")]
    [InlineData(Route.Http, "modern")]
    [InlineData(Route.Sse, "legacy")]
    [InlineData(Route.Stdio, "legacy")]
    [InlineData(Route.Stdio, "modern")]
    public async Task Inspector_ListsAndCalls_OverEveryTransport(string transport, string era)
    {
        var plan = server.Plan(transport, Revision.Handshake);

        var list = await InspectAsync(plan, era, "--method", "tools/list", "--strict");
        Assert.Contains(list.GetProperty("tools").EnumerateArray(), tool => tool.GetProperty("name").GetString() == plan.Call.Name);

        string[] call = ["--method", "tools/call", "--tool-name", plan.Stream.Name];
        var result = await InspectAsync(plan, era, [.. call, "--tool-args-json", plan.Stream.Arguments.ToJsonString()]);
        Assert.False(result.TryGetProperty("isError", out var failed) && failed.GetBoolean(), result.GetRawText());
        Assert.NotEmpty(result.GetProperty("structuredContent").GetProperty("response").GetString()!);
    }

    /// <summary><c>--strict</c> ends with an error when a tool's schema would not travel to every host.</summary>
    private async Task<JsonElement> InspectAsync(WalkPlan plan, string era, params string[] words)
    {
        var script = RealComponent.Under("OLLAMA_MCP_TEST_NPM", Script);
        var node = RealComponent.NamedBy("OLLAMA_MCP_TEST_NODE24");
        // A server that it starts gets no more of the environment than it is told.
        string[] settings = [.. server.StdioSettings.SelectMany(each => new[] { "-e", $"{each.Key}={each.Value}" })];
        string[] target = plan.Transport == Route.Stdio ? [.. settings, "--", .. plan.Command] : [plan.Url];
        var home = Directory.CreateTempSubdirectory("inspector").FullName;
        try
        {
            var environment = new Dictionary<string, string>(StringComparer.Ordinal) { ["HOME"] = home };
            string[] manner =
            [
                "--protocol-era",
                era,
                "--format",
                "json",
                "--quiet",
                "--connect-timeout",
                $"{Patience.Limit.TotalMilliseconds}",
            ];
            string[] command = [node, script, "--cli", .. words, .. manner, .. target];
            var output = await ProgramRun.OutputAsync(command, environment);
            return JsonDocument.Parse(output).RootElement.GetProperty("result");
        }
        finally
        {
            Directory.Delete(home, recursive: true);
        }
    }
}
