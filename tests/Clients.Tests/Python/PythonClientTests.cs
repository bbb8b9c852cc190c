using OllamaMcp.Clients.Tests.Servers;
using OllamaMcp.Clients.Tests.Walking;

namespace OllamaMcp.Clients.Tests.Python;

/// <summary>The official Python SDK and fastmcp's client.</summary>
public sealed class PythonClientTests(ServerFixture server) : IClassFixture<ServerFixture>
{
    [Theory]
    [InlineData("sdk", Route.Http, Revision.Handshake)]
    [InlineData("sdk", Route.Http, Revision.Stateless)]
    [InlineData("sdk", Route.Sse, Revision.Handshake)]
    [InlineData("sdk", Route.Stdio, Revision.Handshake)]
    [InlineData("sdk", Route.Stdio, Revision.Stateless)]
    [InlineData("fastmcp", Route.Http, Revision.Handshake)]
    [InlineData("fastmcp", Route.Http, Revision.Stateless)]
    [InlineData("fastmcp", Route.Sse, Revision.Handshake)]
    [InlineData("fastmcp", Route.Stdio, Revision.Handshake)]
    [InlineData("fastmcp", Route.Stdio, Revision.Stateless)]
    public Task Client_ListsCallsAndCancels_OverEveryTransport(string client, string transport, string protocol) =>
        WalkFacts.HoldAsync(server, server.Plan(transport, protocol), plan => WalkAsync(client, plan));

    private async Task<WalkReport> WalkAsync(string client, WalkPlan plan)
    {
        var python = RealComponent.Under("OLLAMA_MCP_TEST_PYTHON_CLIENTS", "python-clients");
        var script = Path.Combine(AppContext.BaseDirectory, "Scripts", "python-clients.py");
        return WalkReport.Parse(await ProgramRun.OutputAsync([python, script, client, plan.ToJson()], server.StdioSettings));
    }
}
