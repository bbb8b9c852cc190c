using OllamaMcp.Clients.Tests.Servers;
using OllamaMcp.Clients.Tests.Walking;

namespace OllamaMcp.Clients.Tests.CSharp;

/// <summary>The client of the C# SDK.</summary>
public sealed class CSharpClientTests(ServerFixture server) : IClassFixture<ServerFixture>
{
    [Theory]
    [InlineData(Route.Http, Revision.Handshake)]
    [InlineData(Route.Http, Revision.Stateless)]
    [InlineData(Route.Sse, Revision.Handshake)]
    [InlineData(Route.Stdio, Revision.Handshake)]
    [InlineData(Route.Stdio, Revision.Stateless)]
    public Task Client_ListsCallsAndCancels_OverEveryTransport(string transport, string protocol) =>
        WalkFacts.HoldAsync(server, server.Plan(transport, protocol), plan => new CSharpWalk(plan, server.StdioSettings).RunAsync());
}
