using OllamaMcp.Emulator.Faults;
using OllamaMcp.TestKit;

namespace OllamaMcp.Server.Tests.Hosting;

/// <summary>Two replicas at 127.0.0.1 and 127.0.0.2; the second finds the first by a name, as of a headless Service.</summary>
public sealed class ReplicaCallsTests
{
    private const string Key = "0123456789abcdef0123456789abcdef";

    [Fact]
    public async Task CancelRequest_CallOnAnotherReplica_IsListedAndEnded()
    {
        await using var ollama = await EmulatorHost.StartAsync();
        var port = FreePorts.Take();
        await using var first = await StartAsync(ollama, "127.0.0.1", port);
        await using var second = await StartAsync(ollama, "127.0.0.2", port);
        ollama.Control.Set(new Fault(FaultKind.HangBeforeHeaders) { Path = "/api/generate" });

        var running = StatelessCall.PostAsync(
            first.Http,
            "ollama_generate",
            """{"model":"llama3.2","prompt":"x","request_id":"mine"}""",
            token: null
        );
        await ollama.Control.WaitForAsync(now => now.InFlight > 0, Patience.Limit, TestContext.Current.CancellationToken);
        var listed = await AskAsync(second, "{}");
        var ended = await AskAsync(second, """{"request_id":"mine"}""");

        Assert.Contains("mine", listed, StringComparison.Ordinal);
        Assert.DoesNotContain("\"isError\":true", ended, StringComparison.Ordinal);
        await ollama.Control.CancelSeenAsync(1, Patience.Limit, TestContext.Current.CancellationToken);
        using var answer = await running;
        Assert.Contains(
            "cancelled",
            await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken),
            StringComparison.Ordinal
        );
    }

    private static Task<RunningServer> StartAsync(EmulatorHost ollama, string address, int port) =>
        RunningServer.StartAsync(
            ollama.Address,
            ("MCP_HOST", address),
            ("MCP_PORT", $"{port}"),
            ("Replicas__Address", $"{address}:{port}"),
            ("Replicas__Key", Key),
            ("Replicas__Service", "localhost")
        );

    private static async Task<string> AskAsync(RunningServer server, string arguments)
    {
        using var answer = await StatelessCall.PostAsync(server.Http, "ollama_cancel_request", arguments, token: null);
        return await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }
}
