using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using OllamaMcp.Server.Access;
using OllamaMcp.Server.Transport.Sessions;
using OllamaMcp.Server.Transport.Streams;
using OllamaMcp.TestKit;

namespace OllamaMcp.Server.Tests.Transport;

public sealed class SseSessionTests
{
    [Fact]
    public async Task Announce_ClientAnswersBeforeTheWriteEnds_EachEventComesOnce()
    {
        await using var host = await TransportHost.StartAsync();
        var begun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        host.Tools.Tools.Add(TestTools.Tool("notify", (McpServer server) => NotifyAsync(server, begun)));
        await using var body = new HeldBody();
        var context = new DefaultHttpContext { Response = { Body = body } };
        var time = new ManualTime();
        await using var stream = new EventStream(context.Response, isAnswer: false, TimeSpan.FromSeconds(2), time);
        await using var session = new SseSession("s", Caller.Local, stream, "/message?sessionId=s", host.Get<ServerFactory>(), time);

        session.Announce();
        await body.ReachedAsync();
        await session.ReceiveAsync(
            new JsonRpcRequest
            {
                Method = RequestMethods.ToolsCall,
                Id = new RequestId(1),
                Params = new JsonObject { ["name"] = "notify" },
            },
            TestContext.Current.CancellationToken
        );
        await begun.Task.WaitAsync(Patience.Limit, TestContext.Current.CancellationToken);
        body.Release();
        await body.WrittenAgainAsync();

        var events = body.Text.Split("\n\n");
        Assert.Equal("event: endpoint\ndata: /message?sessionId=s", events[0]);
        Assert.StartsWith("event: message\ndata: {", events[1], StringComparison.Ordinal);
    }

    private static async Task NotifyAsync(McpServer server, TaskCompletionSource begun)
    {
        var sent = server.SendMessageAsync(new JsonRpcNotification { Method = "notifications/test" }, CancellationToken.None);
        begun.SetResult();
        await sent;
    }
}
