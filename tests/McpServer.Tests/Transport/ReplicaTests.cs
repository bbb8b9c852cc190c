using System.Net;
using OllamaMcp.Server.Access;
using OllamaMcp.Server.Transport.Replicas;
using OllamaMcp.TestKit;

namespace OllamaMcp.Server.Tests.Transport;

public sealed class ReplicaTests
{
    private const string Alice = "token-of-alice-0123456789";
    private const string Bob = "token-of-bob-0123456789";

    private static AccessOptions Access => new() { Tokens = { ["alice"] = Alice, ["bob"] = Bob } };

    [Fact]
    public async Task Post_ToTheOtherReplica_IsAnsweredByTheOwner()
    {
        await using var pair = await ReplicaPair.StartAsync();
        var session = await pair.First.Client.OpenAsync();

        using var answer = await pair.Second.Client.PostAsync(McpWire.Call("echo", """{"text":"hi"}"""), session);

        Assert.Equal("text/event-stream", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal("no", answer.Headers.GetValues("X-Accel-Buffering").Single());
        Assert.Equal("hi", await answer.TextAsync());
    }

    [Fact]
    public async Task Post_OwnerIsAboutToStop_Is404SoThatTheClientInitializesElsewhere()
    {
        await using var pair = await ReplicaPair.StartAsync();
        var session = await pair.First.Client.OpenAsync();
        var held = pair.First.Client.SendAsync(McpWire.CallStateless("hold"));
        Assert.Equal("started", await pair.First.Tools.NextEventAsync());

        var stopping = pair.First.StopAsync();
        using var answer = await pair.Second.Client.PostAsync(McpWire.Call("echo", """{"text":"hi"}"""), session);
        pair.First.Tools.Release();
        using var finished = await held;

        await answer.AssertRefusedAsync(HttpStatusCode.NotFound, "session_not_found");
        Assert.Equal("released", await finished.TextAsync());
        await stopping;
    }

    [Fact]
    public async Task Post_LargeBothWays_ComesWhole()
    {
        await using var pair = await ReplicaPair.StartAsync();
        var session = await pair.First.Client.OpenAsync();
        var text = new string('x', 5_000_000);

        using var answer = await pair.Second.Client.PostAsync(McpWire.Call("echo", $"{{\"text\":\"{text}\"}}"), session);

        Assert.Equal(text, await answer.TextAsync());
    }

    [Fact]
    public async Task SilentCall_ThroughTheOtherReplica_PingsPassAsTheyCome()
    {
        var time = new ManualTime();
        await using var pair = await ReplicaPair.StartAsync(time: time);
        var session = await pair.First.Client.OpenAsync();
        var sent = pair.Second.Client.PostAsync(McpWire.Call("hold"), session);
        Assert.Equal("started", await pair.First.Tools.NextEventAsync());

        time.Advance(TimeSpan.FromSeconds(1));
        using var answer = await sent;
        var events = await answer.EventsAsync();
        time.Advance(TimeSpan.FromSeconds(2));

        Assert.Equal(": ping", await events.NextAsync());
        pair.First.Tools.Release();
        await events.NextMessageAsync();
        Assert.Null(await events.NextAsync());
    }

    [Fact]
    public async Task ClientLeaves_ThroughTheOtherReplica_CancelsTheCall()
    {
        await using var pair = await ReplicaPair.StartAsync();
        var session = await pair.First.Client.OpenAsync();
        using var leaving = new McpWire(pair.Second.Address);
        var call = leaving.PostAsync(McpWire.Call("hold"), session);
        Assert.Equal("started", await pair.First.Tools.NextEventAsync());

        await leaving.LeaveAsync(call);

        Assert.Equal("cancelled", await pair.First.Tools.NextEventAsync());
    }

    [Fact]
    public async Task GetAndDelete_ToTheOtherReplica_ReachTheSession()
    {
        await using var pair = await ReplicaPair.StartAsync();
        var session = await pair.First.Client.OpenAsync();
        using var listening = await pair.Second.Client.SendAsync(McpWire.Get(session));
        var events = await listening.EventsAsync();

        pair.First.Tools.Tools.Add(TestTools.Tool("new", () => "x"));
        Assert.Equal("notifications/tools/list_changed", (await events.NextMessageAsync()).GetProperty("method").GetString());
        using var deleted = await pair.Second.Client.SendAsync(McpWire.Delete(session));

        Assert.Equal(HttpStatusCode.NoContent, deleted.StatusCode);
        Assert.Null(await events.NextAsync());
    }

    [Fact]
    public async Task Message_ToTheOtherReplica_IsAnsweredOnTheStream()
    {
        await using var pair = await ReplicaPair.StartAsync();
        using var stream = await pair.First.Client.SendAsync(McpWire.Get(session: null, "sse"));
        var events = await stream.EventsAsync();
        var endpoint = (await events.NextAsync())!.Split("data: ")[1];

        using var accepted = await pair.Second.Client.SendAsync(McpWire.Post(McpWire.Initialize(), path: endpoint));

        Assert.Equal(HttpStatusCode.Accepted, accepted.StatusCode);
        Assert.Equal(1, (await events.NextMessageAsync()).GetProperty("id").GetInt32());
    }

    [Fact]
    public async Task Caller_ThroughTheOtherReplica_StaysWhoItIs()
    {
        await using var pair = await ReplicaPair.StartAsync(Access);
        using var aliceHere = new McpWire(pair.First.Address, Alice);
        using var aliceThere = new McpWire(pair.Second.Address, Alice);
        using var bobThere = new McpWire(pair.Second.Address, Bob);
        var session = await aliceHere.OpenAsync();

        using var own = await aliceThere.PostAsync(McpWire.Call("whoami"), session);
        using var other = await bobThere.PostAsync(McpWire.Call("whoami"), session);
        using var none = await pair.Second.Client.PostAsync(McpWire.Call("whoami"), session);

        Assert.Equal("alice", await own.TextAsync());
        await other.AssertRefusedAsync(HttpStatusCode.Forbidden, "session_of_another");
        await none.AssertRefusedAsync(HttpStatusCode.Unauthorized, "unauthorized");
    }

    [Fact]
    public async Task Owner_Gone_IsNotFoundSoThatTheClientInitializesAgain()
    {
        int[] ports = [FreePorts.Take(), FreePorts.Take()];
        await using var stays = await ReplicaPair.StartOneAsync(ports[0]);
        string session;
        await using (var goes = await ReplicaPair.StartOneAsync(ports[1]))
        {
            session = await goes.Client.OpenAsync();
        }

        using var answer = await stays.Client.PostAsync(McpWire.List(), session);

        await answer.AssertRefusedAsync(HttpStatusCode.NotFound, "session_not_found");
    }

    [Fact]
    public async Task Owner_ForgotTheSession_IsNotFoundOnce()
    {
        await using var pair = await ReplicaPair.StartAsync();
        var session = await pair.First.Client.OpenAsync();
        using var deleted = await pair.First.Client.SendAsync(McpWire.Delete(session));

        using var answer = await pair.Second.Client.PostAsync(McpWire.List(), session);

        await answer.AssertRefusedAsync(HttpStatusCode.NotFound, "session_not_found");
    }

    [Fact]
    public async Task SessionId_OfAnotherKey_IsNotFollowed()
    {
        int[] ports = [FreePorts.Take(), FreePorts.Take()];
        await using var ours = await ReplicaPair.StartOneAsync(ports[0]);
        await using var theirs = await ReplicaPair.StartOneAsync(ports[1], key: ReplicaPair.Key + "!");
        var session = await theirs.Client.OpenAsync();

        using var answer = await ours.Client.PostAsync(McpWire.List(), session);

        await answer.AssertRefusedAsync(HttpStatusCode.NotFound, "session_not_found");
        Assert.Equal(1, theirs.Get<Server.Transport.Sessions.SessionStore>().Count);
    }

    [Fact]
    public async Task HopHeader_FromOutside_ProvesNothing()
    {
        await using var pair = await ReplicaPair.StartAsync(Access);
        using var alice = new McpWire(pair.First.Address, Alice);
        var session = await alice.OpenAsync();
        var forger = new HopProof(
            new ReplicaIdentity(new() { ReplicaAddress = "127.0.0.1:9", ReplicaKey = ReplicaPair.Key + "?" }),
            TimeProvider.System
        );
        var to = pair.First.Address.Authority;
        foreach (
            var header in new[]
            {
                "x",
                "e30.e30",
                forger.Create(to, HopProof.TargetOf("POST", "/mcp", session), new Caller("alice", "alice")),
            }
        )
        {
            var request = McpWire.Post(McpWire.Call("whoami"), session);
            request.Headers.TryAddWithoutValidation(HopProof.Header, header);

            using var answer = await pair.First.Client.SendAsync(request);

            await answer.AssertRefusedAsync(HttpStatusCode.Unauthorized, "unauthorized");
        }
    }
}
