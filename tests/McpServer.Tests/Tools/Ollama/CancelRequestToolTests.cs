using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using OllamaMcp.Emulator.Faults;
using OllamaMcp.Server.Tools.Calls;
using OllamaMcp.TestKit;

namespace OllamaMcp.Server.Tests.Tools.Ollama;

public sealed class CancelRequestToolTests
{
    [Fact]
    public async Task CancelRequest_ByItsId_EndsTheCallAndTheConnectionToOllama()
    {
        await using var ollama = await EmulatorHost.StartAsync();
        await using var mcp = await McpFixture.StartAsync(ollama.Address);
        var call = await HangingPullAsync(ollama, mcp, "one");

        var ended = await mcp.ResultAsync("ollama_cancel_request", """{"request_id":"one"}""");

        Assert.Equal("ollama_pull_model", ended.GetProperty("cancelled")[0].GetProperty("tool").GetString());
        Assert.Empty(ended.GetProperty("running").EnumerateArray());
        var result = await call;
        Assert.Equal("cancelled", result.StructuredContent!.Value.GetProperty("error").GetProperty("code").GetString());
        await ollama.Control.CancelSeenAsync(limit: Patience.Limit, cancellationToken: TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task CancelRequest_WithoutArguments_OnlyLists()
    {
        await using var ollama = await EmulatorHost.StartAsync();
        await using var mcp = await McpFixture.StartAsync(ollama.Address);
        var call = await HangingPullAsync(ollama, mcp, "two");

        var listed = await mcp.ResultAsync("ollama_cancel_request");

        var running = Assert.Single(listed.GetProperty("running").EnumerateArray());
        Assert.Equal("two", running.GetProperty("request_id").GetString());
        Assert.True(running.GetProperty("age_seconds").GetDouble() >= 0);
        Assert.False(call.IsCompleted);
        await mcp.ResultAsync("ollama_cancel_request", """{"all":true}""");
        await call;
    }

    [Fact]
    public async Task CancelRequest_UnknownId_IsNotFound()
    {
        await using var ollama = await EmulatorHost.StartAsync();
        await using var mcp = await McpFixture.StartAsync(ollama.Address);

        var error = await mcp.ErrorAsync("ollama_cancel_request", """{"request_id":"none"}""");

        Assert.Equal("request_not_found", error.GetProperty("code").GetString());
    }

    [Fact]
    public async Task AnyCall_SameIdTwice_IsRefusedAndTheFirstGoesOn()
    {
        await using var ollama = await EmulatorHost.StartAsync();
        await using var mcp = await McpFixture.StartAsync(ollama.Address);
        var call = await HangingPullAsync(ollama, mcp, "same");

        var error = await mcp.ErrorAsync("ollama_pull_model", """{"model":"emulated-extra","request_id":"same"}""");
        var listed = await mcp.ResultAsync("ollama_cancel_request");

        Assert.Equal("duplicate_request", error.GetProperty("code").GetString());
        Assert.Single(listed.GetProperty("running").EnumerateArray());
        await mcp.ResultAsync("ollama_cancel_request", """{"all":true}""");
        await call;
    }

    [Fact]
    public async Task Call_CallerLeaves_ClosesTheConnectionToOllama()
    {
        await using var ollama = await EmulatorHost.StartAsync();
        await using var mcp = await McpFixture.StartAsync(ollama.Address);
        ollama.Control.Set(new Fault(FaultKind.HangMidStream) { Path = "/api/pull", After = 1 });
        var progress = new ServerProgress();
        using var leave = new CancellationTokenSource();
        var call = mcp.DispatchAsync("ollama_pull_model", """{"model":"emulated-extra"}""", progress, cancellationToken: leave.Token);
        await progress.FirstAsync;

        await leave.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        await ollama.Control.CancelSeenAsync(limit: Patience.Limit, cancellationToken: TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task CancelRequest_CallOnAnotherReplica_IsEndedThere()
    {
        await using var ollama = await EmulatorHost.StartAsync();
        var replicas = new ScriptedReplicas("far");
        await using var mcp = await McpFixture.StartAsync(ollama.Address, services => services.AddSingleton<IReplicaCalls>(replicas));

        var ended = await mcp.ResultAsync("ollama_cancel_request", """{"request_id":"far"}""");

        Assert.Equal("far", ended.GetProperty("cancelled")[0].GetProperty("request_id").GetString());
        Assert.Equal("far", replicas.Cancelled);
        Assert.Equal("10.0.0.9:8080", ended.GetProperty("unreachable_replicas")[0].GetString());
    }

    private static async Task<Task<ModelContextProtocol.Protocol.CallToolResult>> HangingPullAsync(
        EmulatorHost ollama,
        McpFixture mcp,
        string id
    )
    {
        ollama.Control.Set(new Fault(FaultKind.HangMidStream) { Path = "/api/pull", After = 1 });
        var progress = new ClientProgress();
        var call = mcp.CallAsync(
            "ollama_pull_model",
            $$"""{"model":"emulated-extra","request_id":{{JsonSerializer.Serialize(id)}}}""",
            progress,
            cancellationToken: TestContext.Current.CancellationToken
        );
        await progress.FirstAsync;
        return call;
    }

    private sealed class ScriptedReplicas(string id) : IReplicaCalls
    {
        public string? Cancelled { get; private set; }

        public Task<ReplicaListing> ListAsync(string caller, CancellationToken cancellationToken) =>
            Task.FromResult(new ReplicaListing([new RunningCall(id, "ollama_chat", DateTimeOffset.UnixEpoch)], ["10.0.0.9:8080"]));

        public Task<bool> CancelAsync(string caller, string requestId, CancellationToken cancellationToken)
        {
            Cancelled = requestId;
            return Task.FromResult(true);
        }

        public Task<ReplicaListing> CancelAllAsync(string caller, CancellationToken cancellationToken) =>
            Task.FromResult(ReplicaListing.Empty);
    }
}
