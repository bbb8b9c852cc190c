namespace OllamaMcp.Server.Tests.Transport;

public sealed class ListenTests
{
    [Fact]
    public async Task Get_ToolsChange_TellsTheSession()
    {
        await using var host = await TransportHost.StartAsync();
        var session = await host.Client.OpenAsync();
        using var listening = await host.Client.SendAsync(McpWire.Get(session));
        var events = await listening.EventsAsync();

        host.Tools.Tools.Add(TestTools.Tool("new", () => "x"));

        Assert.Equal("notifications/tools/list_changed", (await events.NextMessageAsync()).GetProperty("method").GetString());
    }

    [Fact]
    public async Task Get_SecondOne_TakesOver()
    {
        await using var host = await TransportHost.StartAsync();
        var session = await host.Client.OpenAsync();
        using var first = await host.Client.SendAsync(McpWire.Get(session));
        var firstEvents = await first.EventsAsync();

        using var second = await host.Client.SendAsync(McpWire.Get(session));
        var secondEvents = await second.EventsAsync();
        Assert.Null(await firstEvents.NextEventAsync());
        host.Tools.Tools.Add(TestTools.Tool("new", () => "x"));

        Assert.Equal("notifications/tools/list_changed", (await secondEvents.NextMessageAsync()).GetProperty("method").GetString());
    }

    [Fact]
    public async Task Subscribe_ResourceChanges_TellsThoseWhoSubscribed()
    {
        await using var host = await TransportHost.StartAsync();
        var session = await host.Client.OpenAsync();
        using var listening = await host.Client.SendAsync(McpWire.Get(session));
        var events = await listening.EventsAsync();
        using var subscribed = await host.Client.PostAsync(
            """{"jsonrpc":"2.0","id":5,"method":"resources/subscribe","params":{"uri":"test://one"}}""",
            session
        );
        await subscribed.MessageAsync();

        var changes = host.Get<Server.Transport.Subscriptions.ResourceChanges>();
        changes.Publish("test://other");
        changes.Publish("test://one");

        var message = await events.NextMessageAsync();
        Assert.Equal("notifications/resources/updated", message.GetProperty("method").GetString());
        Assert.Equal("test://one", message.GetProperty("params").GetProperty("uri").GetString());
    }

    [Fact]
    public async Task ListenStateless_ChangesAskedFor_AreToldAndNoOthers()
    {
        await using var host = await TransportHost.StartAsync();
        using var listening = await host.Client.SendAsync(
            McpWire.PostStateless(
                "subscriptions/listen",
                """ "notifications":{"toolsListChanged":true,"resourceSubscriptions":["test://one"]} """,
                id: 8
            )
        );
        var events = await listening.EventsAsync();
        var acknowledged = await events.NextMessageAsync();
        Assert.Equal("notifications/subscriptions/acknowledged", acknowledged.GetProperty("method").GetString());

        host.Get<Server.Transport.Subscriptions.ResourceChanges>().Publish("test://other");
        host.Tools.Tools.Add(TestTools.Tool("new", () => "x"));
        var change = await events.NextMessageAsync();
        host.Get<Server.Transport.Subscriptions.ResourceChanges>().Publish("test://one");
        var update = await events.NextMessageAsync();

        Assert.Equal("notifications/tools/list_changed", change.GetProperty("method").GetString());
        Assert.Equal(8, change.GetProperty("params").GetProperty("_meta").GetProperty("io.modelcontextprotocol/subscriptionId").GetInt32());
        Assert.Equal("test://one", update.GetProperty("params").GetProperty("uri").GetString());
    }
}
