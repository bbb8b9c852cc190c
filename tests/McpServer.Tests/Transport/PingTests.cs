using System.Net;
using OllamaMcp.TestKit;

namespace OllamaMcp.Server.Tests.Transport;

public sealed class PingTests
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Call_SilentForTwelveSeconds_PingsEveryTwo(bool stateless)
    {
        var time = new ManualTime();
        await using var host = await TransportHost.StartAsync(time: time);
        var request = stateless ? McpWire.CallStateless("hold") : McpWire.Post(McpWire.Call("hold"), await host.Client.OpenAsync());

        var sent = host.Client.SendAsync(request);
        Assert.Equal("started", await host.Tools.NextEventAsync());
        time.Advance(Interval / 2);
        using var answer = await sent;
        var events = await answer.EventsAsync();
        time.Advance(Interval / 2);
        Assert.Equal(": ping", await events.NextAsync());
        for (var i = 0; i < 5; i++)
        {
            time.Advance(Interval);
            Assert.Equal(": ping", await events.NextAsync());
        }

        host.Tools.Release();

        Assert.Equal("released", Text(await events.NextMessageAsync()));
        Assert.Null(await events.NextAsync());
    }

    [Fact]
    public async Task Get_NothingToSay_Pings()
    {
        var time = new ManualTime();
        await using var host = await TransportHost.StartAsync(time: time);
        using var answer = await host.Client.SendAsync(McpWire.Get(await host.Client.OpenAsync()));
        var events = await answer.EventsAsync();

        time.Advance(Interval);

        Assert.Equal(": ping", await events.NextAsync());
    }

    [Fact]
    public async Task Sse_NothingToSay_Pings()
    {
        var time = new ManualTime();
        await using var host = await TransportHost.StartAsync(time: time);
        using var answer = await host.Client.SendAsync(McpWire.Get(session: null, "sse"));
        var events = await answer.EventsAsync();
        Assert.StartsWith("event: endpoint", await events.NextAsync(), StringComparison.Ordinal);

        time.Advance(Interval);

        Assert.Equal(": ping", await events.NextAsync());
    }

    [Fact]
    public async Task Call_AnsweredAtOnce_IsOnePieceWithoutPing()
    {
        await using var host = await TransportHost.StartAsync(time: new ManualTime());

        using var answer = await host.Client.PostAsync(McpWire.Call("echo", """{"text":"x"}"""), await host.Client.OpenAsync());

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.NotNull(answer.Content.Headers.ContentLength);
        var events = await answer.EventsAsync();
        Assert.StartsWith("event: message", await events.NextAsync(), StringComparison.Ordinal);
        Assert.Null(await events.NextAsync());
    }

    private static string? Text(System.Text.Json.JsonElement message) =>
        message.GetProperty("result").GetProperty("content")[0].GetProperty("text").GetString();
}
