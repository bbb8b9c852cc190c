using OllamaMcp.Clients.Tests.Servers;
using OllamaMcp.Clients.Tests.Walking;

namespace OllamaMcp.Clients.Tests.Go;

/// <summary>The official Go SDK, and mcp-go (mark3labs), on which mcphost and Kit stand.</summary>
public sealed class GoClientTests(ServerFixture server) : IClassFixture<ServerFixture>
{
    [Theory]
    [InlineData(Route.Http, Revision.Handshake)]
    [InlineData(Route.Http, Revision.Stateless)]
    [InlineData(Route.Sse, Revision.Handshake)]
    [InlineData(Route.Stdio, Revision.Handshake)]
    [InlineData(Route.Stdio, Revision.Stateless)]
    public Task Official_ListsCallsAndCancels_OverEveryTransport(string transport, string protocol) =>
        WalkFacts.HoldAsync(server, server.Plan(transport, protocol), plan => WalkAsync("official", plan));

    /// <summary>In a session over HTTP mcp-go only closes the stream of a call that it gives up, which ends no call; over SSE it does nothing.</summary>
    [Theory]
    [InlineData(Route.Http, Revision.Handshake, false)]
    [InlineData(Route.Http, Revision.Stateless, true)]
    [InlineData(Route.Sse, Revision.Handshake, false)]
    [InlineData(Route.Stdio, Revision.Handshake, true)]
    [InlineData(Route.Stdio, Revision.Stateless, true)]
    public Task Mark3labs_ListsCallsAndCancels_OverEveryTransport(string transport, string protocol, bool cancelIsSent) =>
        WalkFacts.HoldAsync(server, server.Plan(transport, protocol), plan => WalkAsync("mark3labs", plan), cancelIsSent);

    private async Task<WalkReport> WalkAsync(string sdk, WalkPlan plan)
    {
        var calling = await ProbeAsync(sdk, plan, "-call", plan.Call.Name, "-args", plan.Call.Arguments.ToJsonString());
        var streaming = await ProbeAsync(
            sdk,
            plan,
            ["-call", plan.Stream.Name, "-args", plan.Stream.Arguments.ToJsonString()],
            ["-cancel", plan.Cancel.Name, "-cancel-args", plan.Cancel.Arguments.ToJsonString()]
        );
        return GoProbeReport.Join(calling, streaming);
    }

    private Task<string> ProbeAsync(string sdk, WalkPlan plan, params string[] words) => ProbeAsync(sdk, plan, words, []);

    private Task<string> ProbeAsync(string sdk, WalkPlan plan, string[] call, string[] cancel)
    {
        var probe = RealComponent.OnPath("mcp-go-probe");
        string[] target = plan.Transport == Route.Stdio ? ["--", .. plan.Command] : ["-url", plan.Url];
        string[] command = [probe, "-sdk", sdk, "-transport", plan.Transport, "-protocol", plan.Protocol, .. call, .. cancel, .. target];
        return ProgramRun.OutputAsync(command, server.StdioSettings);
    }
}
