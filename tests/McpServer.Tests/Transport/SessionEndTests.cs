using System.Net;
using OllamaMcp.Server.Transport.Configuration;
using OllamaMcp.Server.Transport.Sessions;
using OllamaMcp.TestKit;

namespace OllamaMcp.Server.Tests.Transport;

public sealed class SessionEndTests
{
    [Fact]
    public async Task Delete_LiveSession_EndsIt()
    {
        await using var host = await TransportHost.StartAsync();
        var session = await host.Client.OpenAsync();

        using var deleted = await host.Client.SendAsync(McpWire.Delete(session));
        using var after = await host.Client.PostAsync(McpWire.List(), session);
        using var again = await host.Client.SendAsync(McpWire.Delete(session));

        Assert.Equal(HttpStatusCode.NoContent, deleted.StatusCode);
        await after.AssertRefusedAsync(HttpStatusCode.NotFound, "session_not_found");
        await again.AssertRefusedAsync(HttpStatusCode.NotFound, "session_not_found");
    }

    [Fact]
    public async Task Delete_WithoutSession_SaysWhatIsMissing()
    {
        await using var host = await TransportHost.StartAsync();

        using var answer = await host.Client.SendAsync(new HttpRequestMessage(HttpMethod.Delete, "mcp"));

        await answer.AssertRefusedAsync(HttpStatusCode.BadRequest, "malformed_request");
    }

    [Fact]
    public async Task Delete_CallAndGetOpen_EndsBoth()
    {
        await using var host = await TransportHost.StartAsync();
        var session = await host.Client.OpenAsync();
        using var listening = await host.Client.SendAsync(McpWire.Get(session));
        var events = await listening.EventsAsync();
        var call = host.Client.PostAsync(McpWire.Call("hold"), session);
        Assert.Equal("started", await host.Tools.NextEventAsync());

        using var deleted = await host.Client.SendAsync(McpWire.Delete(session));

        Assert.Equal(HttpStatusCode.NoContent, deleted.StatusCode);
        Assert.Equal("cancelled", await host.Tools.NextEventAsync());
        Assert.Null(await events.NextEventAsync());
        using var ended = await call;
        var error = (await ended.MessageAsync()).GetProperty("error");
        Assert.Equal("session_not_found", error.GetProperty("data").GetProperty("code").GetString());
    }

    [Fact]
    public async Task Delete_StreamOfACallIsOpen_EndsItWithAnError()
    {
        var time = new ManualTime();
        await using var host = await TransportHost.StartAsync(time: time);
        var session = await host.Client.OpenAsync();
        var call = host.Client.PostAsync(McpWire.Call("hold", id: 7), session);
        Assert.Equal("started", await host.Tools.NextEventAsync());
        time.Advance(TimeSpan.FromSeconds(1)); // the headers wait no longer
        using var answer = await call;
        var events = await answer.EventsAsync();

        using var deleted = await host.Client.SendAsync(McpWire.Delete(session));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var ended = await events.NextMessageAsync();
        Assert.Equal(7, ended.GetProperty("id").GetInt32());
        Assert.Equal("session_not_found", ended.GetProperty("error").GetProperty("data").GetProperty("code").GetString());
        Assert.Null(await events.NextEventAsync());
    }

    [Fact]
    public async Task Idle_LongerThanAllowed_EndsSessionsThatNobodyUses()
    {
        var time = new ManualTime();
        await using var host = await TransportHost.StartAsync(new TransportOptions { SessionIdle = TimeSpan.FromMinutes(10) }, time: time);
        var idle = await host.Client.OpenAsync();
        var listening = await host.Client.OpenAsync();
        using var stream = await host.Client.SendAsync(McpWire.Get(listening));

        time.Advance(TimeSpan.FromMinutes(11));
        host.Get<SessionStore>().EndIdle();

        using var gone = await host.Client.PostAsync(McpWire.List(), idle);
        await gone.AssertRefusedAsync(HttpStatusCode.NotFound, "session_not_found");
        using var there = await host.Client.PostAsync(McpWire.List(), listening);
        Assert.Equal(HttpStatusCode.OK, there.StatusCode);
    }

    [Fact]
    public async Task Open_MoreThanTheLimit_IsRefusedUntilOneEnds()
    {
        await using var host = await TransportHost.StartAsync(new TransportOptions { Sessions = 2 });
        var first = await host.Client.OpenAsync();
        await host.Client.OpenAsync();

        using var refused = await host.Client.PostAsync(McpWire.Initialize());
        using var deleted = await host.Client.SendAsync(McpWire.Delete(first));
        using var accepted = await host.Client.PostAsync(McpWire.Initialize());

        await refused.AssertRefusedAsync(HttpStatusCode.ServiceUnavailable, "too_many_sessions");
        Assert.NotNull(refused.Headers.RetryAfter);
        Assert.Equal(HttpStatusCode.OK, accepted.StatusCode);
    }
}
