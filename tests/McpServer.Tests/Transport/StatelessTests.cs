using System.Net;
using System.Text.Json;
using OllamaMcp.TestKit;

namespace OllamaMcp.Server.Tests.Transport;

public sealed class StatelessTests
{
    [Fact]
    public async Task Call_WithAllThatItCarries_IsAnsweredWithoutSession()
    {
        // Time stands still, so that the answer's headers wait for it however slow this machine is.
        await using var host = await TransportHost.StartAsync(time: new ManualTime());

        using var answer = await host.Client.SendAsync(McpWire.CallStateless("echo", """{"text":"hi"}"""));

        Assert.False(answer.Headers.Contains("Mcp-Session-Id"));
        Assert.NotNull(answer.Content.Headers.ContentLength);
        Assert.Equal("hi", await answer.TextAsync());
    }

    [Fact]
    public async Task Call_StraySessionId_IsIgnored()
    {
        await using var host = await TransportHost.StartAsync();
        var request = McpWire.CallStateless("echo", """{"text":"hi"}""");
        request.Headers.TryAddWithoutValidation("Mcp-Session-Id", "stray");

        using var answer = await host.Client.SendAsync(request);

        Assert.Equal("hi", await answer.TextAsync());
    }

    [Fact]
    public async Task UnknownRevision_Refused_ListsWhatDiscoverLists()
    {
        await using var host = await TransportHost.StartAsync();
        using var discover = await host.Client.SendAsync(McpWire.PostStateless("server/discover"));
        var supported = (await discover.MessageAsync()).GetProperty("result").GetProperty("supportedVersions").GetRawText();
        var request = McpWire.Post(McpWire.List(42));
        request.Headers.TryAddWithoutValidation("MCP-Protocol-Version", "2031-01-01");

        using var answer = await host.Client.SendAsync(request);

        var error = await answer.AssertRefusedAsync(HttpStatusCode.BadRequest, "unsupported_revision");
        Assert.Equal(42, error.GetProperty("id").GetInt32());
        Assert.Equal(-32022, error.GetProperty("error").GetProperty("code").GetInt32());
        Assert.Equal(supported, error.GetProperty("error").GetProperty("data").GetProperty("supported").GetRawText());
        Assert.Equal(
            "Protocol version '2031-01-01' is not spoken here. 2026-07-28 is, and after initialize 2024-11-05, 2025-03-26, 2025-06-18, 2025-11-25 are.",
            error.GetProperty("error").GetProperty("message").GetString()
        );
    }

    [Theory]
    [InlineData("Mcp-Method", "tools/list")]
    [InlineData("Mcp-Method", null)]
    [InlineData("Mcp-Name", "other")]
    [InlineData("Mcp-Name", null)]
    [InlineData("Mcp-Name", "=?base64?!!?=")]
    public async Task Call_HeaderContradictsBody_IsHeaderMismatch(string header, string? value)
    {
        await using var host = await TransportHost.StartAsync();
        var request = McpWire.CallStateless("echo", """{"text":"hi"}""");
        request.Headers.Remove(header);
        if (value is not null)
        {
            request.Headers.TryAddWithoutValidation(header, value);
        }

        using var answer = await host.Client.SendAsync(request);

        var error = await answer.AssertRefusedAsync(HttpStatusCode.BadRequest, "malformed_request");
        Assert.Equal(-32020, error.GetProperty("error").GetProperty("code").GetInt32());
        Assert.Equal(1, error.GetProperty("id").GetInt32());
    }

    [Fact]
    public async Task Call_RevisionInBodyOnly_IsHeaderMismatch()
    {
        await using var host = await TransportHost.StartAsync();
        var request = McpWire.CallStateless("echo");
        request.Headers.Remove("MCP-Protocol-Version");

        using var answer = await host.Client.SendAsync(request);

        var error = await answer.AssertRefusedAsync(HttpStatusCode.BadRequest, "malformed_request");
        Assert.Equal(-32020, error.GetProperty("error").GetProperty("code").GetInt32());
    }

    [Fact]
    public async Task Call_WithoutMeta_IsInvalidParams()
    {
        await using var host = await TransportHost.StartAsync(time: new ManualTime());
        var request = McpWire.Post("""{"jsonrpc":"2.0","id":1,"method":"tools/list"}""");
        request.Headers.TryAddWithoutValidation("MCP-Protocol-Version", McpWire.Stateless);
        request.Headers.TryAddWithoutValidation("Mcp-Method", "tools/list");

        using var answer = await host.Client.SendAsync(request);

        var error = await answer.AssertRefusedAsync(HttpStatusCode.BadRequest, "malformed_request");
        Assert.Equal(-32602, error.GetProperty("error").GetProperty("code").GetInt32());
    }

    [Theory]
    [InlineData("initialize")]
    [InlineData("ping")]
    [InlineData("logging/setLevel")]
    [InlineData("resources/subscribe")]
    [InlineData("resources/unsubscribe")]
    [InlineData("tools/dance")]
    public async Task Call_MethodThatIsNotThere_IsNotFound(string method)
    {
        // A clock that stands: an answer that takes longer than the headers wait has the status 200.
        await using var host = await TransportHost.StartAsync(time: new ManualTime());

        using var answer = await host.Client.SendAsync(McpWire.PostStateless(method));

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal(-32601, (await answer.MessageAsync()).GetProperty("error").GetProperty("code").GetInt32());
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("DELETE")]
    public async Task OtherMethods_AreNotAllowed(string method)
    {
        await using var host = await TransportHost.StartAsync();
        var request = new HttpRequestMessage(new HttpMethod(method), "mcp");
        request.Headers.TryAddWithoutValidation("MCP-Protocol-Version", McpWire.Stateless);

        using var answer = await host.Client.SendAsync(request);

        Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.StatusCode);
        Assert.Equal("POST", answer.Content.Headers.Allow.Single());
    }

    [Fact]
    public async Task Call_ClientCloses_CancelsTheTool()
    {
        await using var host = await TransportHost.StartAsync();
        using var leaving = new McpWire(host.Address);
        var call = leaving.SendAsync(McpWire.CallStateless("hold"));
        Assert.Equal("started", await host.Tools.NextEventAsync());

        await leaving.LeaveAsync(call);

        Assert.Equal("cancelled", await host.Tools.NextEventAsync());
    }

    [Fact]
    public async Task Call_ManyAtOnce_EachGetsItsOwn()
    {
        await using var host = await TransportHost.StartAsync();

        var texts = await Task.WhenAll(
            Enumerable
                .Range(0, 200)
                .Select(async i =>
                {
                    using var answer = await host.Client.SendAsync(
                        McpWire.CallStateless("echo", JsonSerializer.Serialize(new { text = $"n{i}" }), i)
                    );
                    return await answer.TextAsync();
                })
        );

        Assert.Equal(Enumerable.Range(0, 200).Select(i => $"n{i}"), texts);
    }
}
