using System.Net;
using OllamaMcp.Server.Transport.Configuration;

namespace OllamaMcp.Server.Tests.Transport;

/// <summary>What Llama Stack 0.3 and OGX 1.5 send, in the order in which they send it.</summary>
public sealed class LlamaStackTests
{
    [Fact]
    public async Task PostSse_Initialize_IsRefusedSoThatTheClientTriesGet()
    {
        await using var host = await TransportHost.StartAsync();

        using var post = await host.Client.SendAsync(McpWire.Post(McpWire.Initialize(0), path: "sse"));

        Assert.Equal(HttpStatusCode.MethodNotAllowed, post.StatusCode);
        Assert.Equal("GET", post.Content.Headers.Allow.Single());
    }

    [Fact]
    public async Task Sse_InitializeListCall_AnswersOnTheStream()
    {
        await using var host = await TransportHost.StartAsync();
        using var stream = await host.Client.SendAsync(McpWire.Get(session: null, "sse"));
        var events = await stream.EventsAsync();
        var endpoint = (await events.NextEventAsync())!.Split("data: ")[1];

        using var initialize = await host.Client.SendAsync(McpWire.Post(McpWire.Initialize(0), path: endpoint));
        Assert.Equal(HttpStatusCode.Accepted, initialize.StatusCode);
        Assert.Equal("2025-11-25", (await events.NextMessageAsync()).GetProperty("result").GetProperty("protocolVersion").GetString());
        using var initialized = await host.Client.SendAsync(McpWire.Post(McpWire.Initialized, path: endpoint));
        using var list = await host.Client.SendAsync(McpWire.Post(McpWire.List(1), path: endpoint));
        Assert.Equal(host.Tools.Tools.Count, (await events.NextMessageAsync()).GetProperty("result").GetProperty("tools").GetArrayLength());
        using var call = await host.Client.SendAsync(McpWire.Post(McpWire.Call("echo", """{"text":"hi"}""", 2), path: endpoint));
        Assert.Equal(
            "hi",
            (await events.NextMessageAsync()).GetProperty("result").GetProperty("content")[0].GetProperty("text").GetString()
        );
    }

    [Fact]
    public async Task Sse_ClientCloses_CancelsItsCalls()
    {
        await using var host = await TransportHost.StartAsync();
        var stream = await host.Client.SendAsync(McpWire.Get(session: null, "sse"));
        var endpoint = (await (await stream.EventsAsync()).NextEventAsync())!.Split("data: ")[1];
        using var initialize = await host.Client.SendAsync(McpWire.Post(McpWire.Initialize(0), path: endpoint));
        using var call = await host.Client.SendAsync(McpWire.Post(McpWire.Call("hold"), path: endpoint));
        Assert.Equal("started", await host.Tools.NextEventAsync());

        stream.Dispose();

        Assert.Equal("cancelled", await host.Tools.NextEventAsync());
    }

    [Fact]
    public async Task Connector_InitializedGetAndDeleteAtOnce_AllAnswered()
    {
        // Where one session stayed, the next could not be opened.
        await using var host = await TransportHost.StartAsync(new TransportOptions { Sessions = 1 });

        for (var i = 0; i < 50; i++)
        {
            using var opened = await host.Client.PostAsync(McpWire.Initialize());
            await opened.MessageAsync();
            var session = opened.SessionId();

            var answers = await Task.WhenAll(
                host.Client.PostAsync(McpWire.Initialized, session),
                host.Client.SendAsync(McpWire.Get(session)),
                host.Client.SendAsync(McpWire.Delete(session))
            );

            Assert.True(
                answers[0].StatusCode is HttpStatusCode.Accepted or HttpStatusCode.NotFound,
                $"initialized: {answers[0].StatusCode}"
            );
            Assert.True(answers[1].StatusCode is HttpStatusCode.OK or HttpStatusCode.NotFound, $"GET: {answers[1].StatusCode}");
            Assert.Equal(HttpStatusCode.NoContent, answers[2].StatusCode);
            await answers[1].Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        }
    }

    [Fact]
    public async Task Invoke_SessionForOneCall_ListsAfterwardsAndEnds()
    {
        await using var host = await TransportHost.StartAsync();
        var session = await host.Client.OpenAsync();
        using var listening = await host.Client.SendAsync(McpWire.Get(session));

        using var call = await host.Client.PostAsync(McpWire.Call("echo", """{"text":"hi"}"""), session);
        using var list = await host.Client.PostAsync(McpWire.List(4), session);
        using var end = await host.Client.SendAsync(McpWire.Delete(session));

        Assert.Equal("hi", await call.TextAsync());
        Assert.Equal(4, (await list.MessageAsync()).GetProperty("id").GetInt32());
        Assert.Equal(HttpStatusCode.NoContent, end.StatusCode);
    }

    [Fact]
    public async Task PostMessage_UnknownOrNoSession_IsRefused()
    {
        await using var host = await TransportHost.StartAsync();

        using var unknown = await host.Client.SendAsync(McpWire.Post(McpWire.List(), path: "message?sessionId=x"));
        using var none = await host.Client.SendAsync(McpWire.Post(McpWire.List(), path: "message"));

        await unknown.AssertRefusedAsync(HttpStatusCode.NotFound, "session_not_found");
        await none.AssertRefusedAsync(HttpStatusCode.BadRequest, "malformed_request");
    }
}
