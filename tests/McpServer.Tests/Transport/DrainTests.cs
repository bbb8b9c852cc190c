using System.Net;
using System.Net.Sockets;
using OllamaMcp.Server.Transport.Configuration;
using OllamaMcp.Server.Transport.Guards;
using OllamaMcp.TestKit;

namespace OllamaMcp.Server.Tests.Transport;

public sealed class DrainTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Stop_CallInFlight_FinishesAndNewOnesAreRefused(bool stateless)
    {
        await using var host = await TransportHost.StartAsync();
        var session = await host.Client.OpenAsync();
        var held = host.Client.SendAsync(stateless ? McpWire.CallStateless("hold") : McpWire.Post(McpWire.Call("hold"), session));
        Assert.Equal("started", await host.Tools.NextEventAsync());

        var stopping = host.StopAsync();
        Assert.True(host.Get<DrainState>().IsDraining);
        using var refused = await host.Client.PostAsync(McpWire.Call("echo", """{"text":"x"}""", 8), session);
        using var noSession = await host.Client.PostAsync(McpWire.Initialize());
        host.Tools.Release();
        using var answer = await held;

        await refused.AssertRefusedAsync(HttpStatusCode.ServiceUnavailable, "shutting_down");
        Assert.NotNull(refused.Headers.RetryAfter);
        await noSession.AssertRefusedAsync(HttpStatusCode.ServiceUnavailable, "shutting_down");
        Assert.Equal("released", await answer.TextAsync());
        await stopping;
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Stop_RoutersMayNotKnowYet_CallsAreAnsweredAndSentElsewhere(bool stateless)
    {
        var time = new ManualTime();
        await using var host = await TransportHost.StartAsync(
            new TransportOptions { ShutdownDelay = TimeSpan.FromSeconds(5), ShutdownTimeout = TimeSpan.FromMinutes(1) },
            time: time
        );
        var session = await host.Client.OpenAsync();
        const string Arguments = """{"text":"x"}""";

        var stopping = host.StopAsync();
        using var late = await host.Client.SendAsync(
            stateless ? McpWire.CallStateless("echo", Arguments) : McpWire.Post(McpWire.Call("echo", Arguments), session)
        );
        Assert.Equal("x", await late.TextAsync());
        Assert.True(late.Headers.ConnectionClose);
        Assert.False(stopping.IsCompleted);
        time.Advance(TimeSpan.FromSeconds(5));
        await stopping;
    }

    [Fact]
    public async Task Stop_ConnectionWithoutACall_IsClosedWhileOthersFinish()
    {
        await using var host = await TransportHost.StartAsync();
        using var idle = new TcpClient();
        await idle.ConnectAsync(host.Address.Host, host.Address.Port, TestContext.Current.CancellationToken);
        await idle.GetStream()
            .WriteAsync("GET /other HTTP/1.1\r\nHost: localhost\r\n\r\n"u8.ToArray(), TestContext.Current.CancellationToken);
        using var reader = new StreamReader(idle.GetStream());
        Assert.Equal("HTTP/1.1 200 OK", await reader.ReadLineAsync(TestContext.Current.CancellationToken));
        var held = host.Client.SendAsync(McpWire.CallStateless("hold"));
        Assert.Equal("started", await host.Tools.NextEventAsync());

        var stopping = host.StopAsync();
        var all = await reader
            .ReadToEndAsync(TestContext.Current.CancellationToken)
            .WaitAsync(Patience.Limit, TestContext.Current.CancellationToken);
        Assert.EndsWith("\r\n0\r\n\r\n", all, StringComparison.Ordinal);
        Assert.False(stopping.IsCompleted);
        host.Tools.Release();
        using var answer = await held;

        Assert.Equal("released", await answer.TextAsync());
        await stopping;
    }

    [Fact]
    public async Task Stop_StreamsOpen_EndInOrder()
    {
        await using var host = await TransportHost.StartAsync();
        using var get = await host.Client.SendAsync(McpWire.Get(await host.Client.OpenAsync()));
        using var sse = await host.Client.SendAsync(McpWire.Get(session: null, "sse"));
        using var listen = await host.Client.SendAsync(McpWire.PostStateless("subscriptions/listen", """ "notifications":{} """));
        var streams = new[] { await get.EventsAsync(), await sse.EventsAsync(), await listen.EventsAsync() };
        await streams[1].NextEventAsync();
        await streams[2].NextMessageAsync();

        await host.StopAsync();

        Assert.Null(await streams[0].NextEventAsync());
        Assert.Null(await streams[1].NextEventAsync());
        Assert.True((await streams[2].NextMessageAsync()).TryGetProperty("result", out _));
        Assert.Null(await streams[2].NextEventAsync());
    }

    [Theory]
    [InlineData(false, "session_not_found")]
    [InlineData(true, "shutting_down")]
    public async Task Stop_CallTakesTooLongAndItsStreamIsOpen_EndsItWithAnError(bool stateless, string code)
    {
        var time = new ManualTime();
        await using var host = await TransportHost.StartAsync(new TransportOptions { ShutdownTimeout = TimeSpan.Zero }, time: time);
        var session = await host.Client.OpenAsync();
        var held = host.Client.SendAsync(stateless ? McpWire.CallStateless("hold") : McpWire.Post(McpWire.Call("hold"), session));
        Assert.Equal("started", await host.Tools.NextEventAsync());
        time.Advance(TimeSpan.FromSeconds(1)); // the headers wait no longer
        using var answer = await held;
        var events = await answer.EventsAsync();

        await host.StopAsync();

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var error = (await events.NextMessageAsync()).GetProperty("error");
        Assert.Equal(code, error.GetProperty("data").GetProperty("code").GetString());
        Assert.Null(await events.NextEventAsync());
    }

    [Theory]
    [InlineData(false, "session_not_found")]
    [InlineData(true, "shutting_down")]
    public async Task Stop_CallTakesTooLong_IsCancelled(bool stateless, string code)
    {
        await using var host = await TransportHost.StartAsync(new TransportOptions { ShutdownTimeout = TimeSpan.Zero });
        var session = await host.Client.OpenAsync();
        var held = host.Client.SendAsync(stateless ? McpWire.CallStateless("hold") : McpWire.Post(McpWire.Call("hold"), session));
        Assert.Equal("started", await host.Tools.NextEventAsync());

        await host.StopAsync();

        Assert.Equal("cancelled", await host.Tools.NextEventAsync());
        using var answer = await held;
        var error = (await answer.MessageAsync()).GetProperty("error");
        Assert.Equal(code, error.GetProperty("data").GetProperty("code").GetString());
    }
}
