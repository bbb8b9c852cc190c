using OllamaMcp.Clients.Tests.Servers;
using OllamaMcp.Clients.Tests.Walking;

namespace OllamaMcp.Clients.Tests.TypeScript;

/// <summary>The two generations of the TypeScript SDK, from npm.</summary>
public sealed class TypeScriptClientTests(ServerFixture server) : IClassFixture<ServerFixture>
{
    private const string Packages = "OLLAMA_MCP_TEST_NPM";

    [Theory]
    [InlineData(Route.Http)]
    [InlineData(Route.Sse)]
    [InlineData(Route.Stdio)]
    public Task Sdk_ListsCallsAndCancels_OverEveryTransport(string transport) =>
        WalkFacts.HoldAsync(server, server.Plan(transport, Revision.Handshake), plan => WalkAsync("sdk", "typescript-sdk.mjs", plan));

    [Theory]
    [InlineData(Route.Http, Revision.Handshake)]
    [InlineData(Route.Http, Revision.Stateless)]
    [InlineData(Route.Sse, Revision.Handshake)]
    [InlineData(Route.Stdio, Revision.Handshake)]
    [InlineData(Route.Stdio, Revision.Stateless)]
    public Task Client_ListsCallsAndCancels_OverEveryTransport(string transport, string protocol) =>
        WalkFacts.HoldAsync(server, server.Plan(transport, protocol), plan => WalkAsync("client", "typescript-client.mjs", plan));

    private async Task<WalkReport> WalkAsync(string package, string script, WalkPlan plan)
    {
        RealComponent.Under(Packages, $"node_modules/@modelcontextprotocol/{package}/package.json");
        var node = RealComponent.OnPath("node");
        var path = Path.Combine(AppContext.BaseDirectory, "Scripts", script);
        return WalkReport.Parse(await ProgramRun.OutputAsync([node, path, plan.ToJson()], server.StdioSettings));
    }
}
