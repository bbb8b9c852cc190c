using System.Net;
using System.Text.Json;
using OllamaMcp.Server.Transport.Configuration;
using OllamaMcp.TestKit;

namespace OllamaMcp.Server.Tests.Transport;

public sealed class HandshakeTests
{
    [Fact]
    public async Task Initialize_NewClient_OpensSessionThatAnswers()
    {
        await using var host = await TransportHost.StartAsync();
        var session = await host.Client.OpenAsync();

        using var answer = await host.Client.PostAsync(McpWire.Call("echo", """{"text":"hi"}"""), session);

        Assert.Equal("text/event-stream", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal("no", answer.Headers.GetValues("X-Accel-Buffering").Single());
        Assert.True(answer.Headers.CacheControl is { NoCache: true, NoStore: true });
        Assert.Equal("hi", await answer.TextAsync());
    }

    [Theory]
    [InlineData("2024-11-05")]
    [InlineData("2025-03-26")]
    [InlineData("2025-06-18")]
    [InlineData("2025-11-25")]
    public async Task Initialize_EachHandshakeRevision_IsSpoken(string revision)
    {
        await using var host = await TransportHost.StartAsync();

        using var answer = await host.Client.PostAsync(McpWire.Initialize().Replace("2025-11-25", revision, StringComparison.Ordinal));

        Assert.Equal(revision, (await answer.MessageAsync()).GetProperty("result").GetProperty("protocolVersion").GetString());
    }

    [Fact]
    public async Task Initialize_AgainInALiveSession_IsAnswered()
    {
        await using var host = await TransportHost.StartAsync();
        var session = await host.Client.OpenAsync();

        using var answer = await host.Client.PostAsync(McpWire.Initialize(7), session);

        Assert.Equal(JsonValueKind.Object, (await answer.MessageAsync()).GetProperty("result").ValueKind);
    }

    [Fact]
    public async Task Initialize_WithoutParameters_IsRefusedAndLeavesNoSession()
    {
        // Time stands still, so that the answer's headers wait for it however slow this machine is.
        await using var host = await TransportHost.StartAsync(new TransportOptions { Sessions = 1 }, time: new ManualTime());

        using var answer = await host.Client.PostAsync("""{"jsonrpc":"2.0","id":1,"method":"initialize","params":{}}""");

        await answer.AssertRefusedAsync(HttpStatusCode.BadRequest, "malformed_request");
        Assert.NotEmpty(await host.Client.OpenAsync());
    }

    [Fact]
    public async Task Post_WithoutSession_SaysToInitialize()
    {
        await using var host = await TransportHost.StartAsync();

        using var answer = await host.Client.PostAsync(McpWire.List(42));

        var error = await answer.AssertRefusedAsync(HttpStatusCode.BadRequest, "malformed_request");
        Assert.Equal(42, error.GetProperty("id").GetInt32());
        Assert.Contains("initialize", error.GetProperty("error").GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("unknown")]
    [InlineData("bm90IG9uZSBvZiBvdXJz")]
    [InlineData("../../etc/passwd")]
    public async Task Post_UnknownSession_IsNotFound(string session)
    {
        await using var host = await TransportHost.StartAsync();

        using var answer = await host.Client.PostAsync(McpWire.List(), session);

        await answer.AssertRefusedAsync(HttpStatusCode.NotFound, "session_not_found");
    }

    [Fact]
    public async Task Post_UnknownMethod_IsMethodNotFound()
    {
        await using var host = await TransportHost.StartAsync();
        var session = await host.Client.OpenAsync();

        using var answer = await host.Client.PostAsync("""{"jsonrpc":"2.0","id":5,"method":"tools/dance"}""", session);

        Assert.Equal(-32601, (await answer.MessageAsync()).GetProperty("error").GetProperty("code").GetInt32());
    }

    [Fact]
    public async Task Post_IdThatIsBeingAnswered_IsRefusedAndTheFirstIsAnswered()
    {
        await using var host = await TransportHost.StartAsync();
        var session = await host.Client.OpenAsync();
        var first = host.Client.PostAsync(McpWire.Call("hold", id: 9), session);
        Assert.Equal("started", await host.Tools.NextEventAsync());

        using var second = await host.Client.PostAsync(McpWire.Call("echo", """{"text":"x"}""", id: 9), session);
        host.Tools.Release();

        await second.AssertRefusedAsync(HttpStatusCode.BadRequest, "malformed_request");
        using var answer = await first;
        Assert.Equal("released", await answer.TextAsync());
    }

    [Fact]
    public async Task Post_IdThatWasAnswered_IsAnsweredAgain()
    {
        await using var host = await TransportHost.StartAsync();
        var session = await host.Client.OpenAsync();

        for (var i = 0; i < 100; i++)
        {
            using var answer = await host.Client.PostAsync(McpWire.Call("echo", """{"text":"x"}""", id: 9), session);
            Assert.Equal("x", await answer.TextAsync());
        }
    }

    [Fact]
    public async Task Cancelled_CallInFlight_ReachesTheTool()
    {
        await using var host = await TransportHost.StartAsync();
        var session = await host.Client.OpenAsync();
        _ = host.Client.PostAsync(McpWire.Call("hold", id: 9), session);
        Assert.Equal("started", await host.Tools.NextEventAsync());

        using var cancel = await host.Client.PostAsync(
            """{"jsonrpc":"2.0","method":"notifications/cancelled","params":{"requestId":9}}""",
            session
        );

        Assert.Equal(HttpStatusCode.Accepted, cancel.StatusCode);
        Assert.Equal("cancelled", await host.Tools.NextEventAsync());
    }

    [Theory]
    [InlineData("9")]
    [InlineData("\"nine\"")]
    public async Task Cancelled_CallInFlight_EndsItsStreamWithoutAnAnswer(string id)
    {
        await using var host = await TransportHost.StartAsync();
        var session = await host.Client.OpenAsync();
        var call = host.Client.PostAsync(
            McpWire.Call("hold", id: 9).Replace("\"id\":9", $"\"id\":{id}", StringComparison.Ordinal),
            session
        );
        Assert.Equal("started", await host.Tools.NextEventAsync());

        using var cancel = await host.Client.PostAsync(
            $$$"""{"jsonrpc":"2.0","method":"notifications/cancelled","params":{"requestId":{{{id}}}}}""",
            session
        );

        using var answer = await call;
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.DoesNotContain("data:", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_ClientLeaves_CancelsTheCall()
    {
        await using var host = await TransportHost.StartAsync();
        var session = await host.Client.OpenAsync();
        using var leaving = new McpWire(host.Address);
        var call = leaving.PostAsync(McpWire.Call("hold"), session);
        Assert.Equal("started", await host.Tools.NextEventAsync());

        await leaving.LeaveAsync(call);

        Assert.Equal("cancelled", await host.Tools.NextEventAsync());
    }
}
