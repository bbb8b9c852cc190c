using System.Net;
using OllamaMcp.Server.Access;
using OllamaMcp.Server.Transport.Configuration;

namespace OllamaMcp.Server.Tests.Transport;

public sealed class CallerTests
{
    private const string Alice = "token-of-alice-0123456789";
    private const string Bob = "token-of-bob-0123456789";

    private static AccessOptions Access => new() { Tokens = { ["alice"] = Alice, ["bob"] = Bob } };

    [Fact]
    public async Task GuardedPort_NoOrWrongToken_IsUnauthorizedEverywhere()
    {
        await using var host = await TransportHost.StartAsync(access: Access, tokenRequired: true);
        using var wrong = new McpWire(host.Address, "wrong");

        foreach (var client in new[] { host.Client, wrong })
        {
            foreach (
                var request in new[] { McpWire.Post(McpWire.Initialize()), McpWire.Get("x"), McpWire.Get(null, "sse"), McpWire.Delete("x") }
            )
            {
                using var answer = await client.SendAsync(request);
                await answer.AssertRefusedAsync(HttpStatusCode.Unauthorized, "unauthorized");
                Assert.Equal("Bearer", answer.Headers.WwwAuthenticate.Single().Scheme);
            }
        }
    }

    [Fact]
    public async Task GuardedPort_GoodToken_NamesTheCallerToTheTool()
    {
        await using var host = await TransportHost.StartAsync(access: Access, tokenRequired: true);
        using var alice = new McpWire(host.Address, Alice);

        using var inSession = await alice.PostAsync(McpWire.Call("whoami"), await alice.OpenAsync());
        using var stateless = await alice.SendAsync(McpWire.CallStateless("whoami"));

        Assert.Equal("alice", await inSession.TextAsync());
        Assert.Equal("alice", await stateless.TextAsync());
    }

    [Fact]
    public async Task Session_OfAnother_IsRefused()
    {
        await using var host = await TransportHost.StartAsync(access: Access);
        using var alice = new McpWire(host.Address, Alice);
        using var bob = new McpWire(host.Address, Bob);
        var session = await alice.OpenAsync();

        using var post = await bob.PostAsync(McpWire.List(), session);
        using var delete = await bob.SendAsync(McpWire.Delete(session));
        using var anonymous = await host.Client.PostAsync(McpWire.List(), session);
        using var own = await alice.PostAsync(McpWire.List(), session);

        await post.AssertRefusedAsync(HttpStatusCode.Forbidden, "session_of_another");
        await delete.AssertRefusedAsync(HttpStatusCode.Forbidden, "session_of_another");
        await anonymous.AssertRefusedAsync(HttpStatusCode.Forbidden, "session_of_another");
        Assert.Equal(HttpStatusCode.OK, own.StatusCode);
    }

    [Fact]
    public async Task Calls_BeyondTheRate_AreRefusedWithRetryAfter()
    {
        await using var host = await TransportHost.StartAsync(access: new AccessOptions { CallsPerMinute = 1 });
        var session = await host.Client.OpenAsync();
        using var first = await host.Client.PostAsync(McpWire.Call("echo", """{"text":"x"}"""), session);

        using var second = await host.Client.PostAsync(McpWire.Call("echo", """{"text":"x"}""", id: 8), session);
        using var list = await host.Client.PostAsync(McpWire.List(), session);

        var error = await second.AssertRefusedAsync(HttpStatusCode.TooManyRequests, "rate_limited");
        Assert.Equal(8, error.GetProperty("id").GetInt32());
        Assert.NotNull(second.Headers.RetryAfter);
        Assert.Equal(HttpStatusCode.OK, list.StatusCode);
    }

    [Fact]
    public async Task Calls_BeyondTheRateOverSse_AreRefusedOnTheStream()
    {
        await using var host = await TransportHost.StartAsync(access: new AccessOptions { CallsPerMinute = 1 });
        using var stream = await host.Client.SendAsync(McpWire.Get(session: null, "sse"));
        var events = await stream.EventsAsync();
        var endpoint = (await events.NextEventAsync())!.Split("data: ")[1];
        foreach (
            var body in new[]
            {
                McpWire.Initialize(),
                McpWire.Call("echo", """{"text":"x"}"""),
                McpWire.Call("echo", """{"text":"x"}""", 8),
            }
        )
        {
            using var accepted = await host.Client.SendAsync(McpWire.Post(body, path: endpoint));
        }

        // What is sent without waiting for answers is answered in any order.
        var messages = new[] { await events.NextMessageAsync(), await events.NextMessageAsync(), await events.NextMessageAsync() };

        var data = messages.Single(message => message.TryGetProperty("error", out _)).GetProperty("error").GetProperty("data");
        Assert.Equal("rate_limited", data.GetProperty("code").GetString());
        Assert.True(data.GetProperty("retry_after_seconds").GetInt32() > 0);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Calls_BeyondThoseInFlight_AreRefusedUntilOneEnds(bool stateless)
    {
        await using var host = await TransportHost.StartAsync(new TransportOptions { CallsInFlight = 1 });
        var session = await host.Client.OpenAsync();
        var held = host.Client.SendAsync(stateless ? McpWire.CallStateless("hold") : McpWire.Post(McpWire.Call("hold"), session));
        Assert.Equal("started", await host.Tools.NextEventAsync());

        using var refused = await host.Client.PostAsync(McpWire.Call("echo", """{"text":"x"}""", 8), session);
        host.Tools.Release();
        using var first = await held;
        await first.TextAsync();
        using var second = await host.Client.PostAsync(McpWire.Call("echo", """{"text":"x"}""", 9), session);

        await refused.AssertRefusedAsync(HttpStatusCode.ServiceUnavailable, "too_many_calls");
        Assert.NotNull(refused.Headers.RetryAfter);
        Assert.Equal("x", await second.TextAsync());
    }
}
