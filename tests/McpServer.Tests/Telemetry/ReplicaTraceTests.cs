using OllamaMcp.Server.Tests.Transport;
using OllamaMcp.TestKit;

namespace OllamaMcp.Server.Tests.Telemetry;

/// <summary>A trace that goes through two replicas.</summary>
public sealed class ReplicaTraceTests
{
    private const string Trace = "4bf92f3577b34da6a3ce929d0e0e4736";
    private const string Client = "00f067aa0ba902b7";

    [Fact]
    public async Task Call_OnTheReplicaThatDoesNotOwnTheSession_IsOneChainThroughBoth()
    {
        await using var server = await ObservedServer.StartAsync();
        int[] ports = [FreePorts.Take(), FreePorts.Take()];

        await server.ServeAsync(
            owner => server.ServeAsync(other => CallThroughAsync(other, owner), OfReplica(ports[1])),
            OfReplica(ports[0])
        );

        var spans = server.Receiver.Spans.Where(span => span.TraceId == Trace).ToList();
        var came = Assert.Single(spans, span => span.ParentId == Client);
        var forwarded = Assert.Single(spans, span => span.ParentId == came.SpanId);
        var taken = Assert.Single(spans, span => span.ParentId == forwarded.SpanId);
        var tool = Assert.Single(spans, span => span.ParentId == taken.SpanId);
        Assert.Equal(
            ["POST /mcp", "POST", "POST /mcp", "tools/call ollama_get_version"],
            [came.Name, forwarded.Name, taken.Name, tool.Name]
        );
        Assert.Equal((long)ports[0], forwarded["server.port"]);
        var request = Assert.Single(server.Ollama.Control.Requests.All, HasTrace);
        Assert.Contains(spans, span => request.Headers["traceparent"] == $"00-{Trace}-{span.SpanId}-01");
    }

    private static bool HasTrace(Emulator.Traffic.SeenRequest request) =>
        request.Headers.TryGetValue("traceparent", out var parent) && parent.Contains(Trace, StringComparison.Ordinal);

    private static (string, string)[] OfReplica(int port) =>
        [("MCP_PORT", $"{port}"), ("Replicas__Address", $"127.0.0.1:{port}"), ("Replicas__Key", ReplicaPair.Key)];

    private static async Task CallThroughAsync(Uri replica, Uri owner)
    {
        using var opening = new McpWire(owner);
        var session = await opening.OpenAsync();
        using var http = new HttpClient { BaseAddress = replica };
        using var request = McpWire.Post(McpWire.Call("ollama_get_version", "{}"), session);
        request.Headers.Add("traceparent", $"00-{Trace}-{Client}-01");
        using var answer = await http.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Contains("version", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }
}
