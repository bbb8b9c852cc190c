using System.Net;
using OllamaMcp.Server.Transport.Configuration;
using OllamaMcp.TestKit;

namespace OllamaMcp.Server.Tests.Transport;

public sealed class ForeignRequestTests
{
    private static TransportOptions Options =>
        new()
        {
            AllowedHosts = { "mcp.example.com", "*.svc.cluster.local" },
            AllowedOrigins = { "https://site.example.com", "tools.example.com" },
        };

    [Theory]
    [InlineData("localhost")]
    [InlineData("localhost:4838")]
    [InlineData("app.localhost:80")]
    [InlineData("127.0.0.1")]
    [InlineData("10.128.3.7:8080")]
    [InlineData("[::1]:4838")]
    [InlineData("[fd00::7]")]
    [InlineData("MCP.example.com:8080")]
    [InlineData("mcp.example.com.")]
    [InlineData("ollama-mcp.ns.svc.cluster.local")]
    public async Task Host_OwnName_Passes(string name)
    {
        await using var host = await TransportHost.StartAsync(Options);

        using var answer = await SendAsync(host, "other", name);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Theory]
    [InlineData("evil.com")]
    [InlineData("localhost.evil.com")]
    [InlineData("127.0.0.1.nip.io")]
    [InlineData("example.com")]
    [InlineData("notlocalhost")]
    public async Task Host_Foreign_IsForbiddenOnEveryPath(string name)
    {
        await using var host = await TransportHost.StartAsync(Options);

        foreach (var path in new[] { "other", "mcp", "sse", "message", "nowhere", "internal/replica/x" })
        {
            using var answer = await SendAsync(host, path, name);
            await answer.AssertRefusedAsync(HttpStatusCode.Forbidden, "forbidden_host");
        }
    }

    [Fact]
    public async Task Origin_HostIsNoName_IsForbiddenToo()
    {
        await using var host = await TransportHost.StartAsync(Options);
        var headers = new Dictionary<string, string> { ["Host"] = "a!b.localhost", ["Origin"] = "https://evil.com" };

        var answer = await RawHttp.SendAsync(host.Address, "GET", "/other", headers, body: null, Patience.Token);

        Assert.Equal(403, answer.Status);
    }

    [Theory]
    [InlineData("http://localhost:6274")]
    [InlineData("http://127.0.0.1:3000")]
    [InlineData("http://[::1]:3000")]
    [InlineData("https://site.example.com")]
    [InlineData("http://tools.example.com:8443")]
    [InlineData("https://mcp.example.com")]
    public async Task Origin_Allowed_PassesAndMayRead(string origin)
    {
        await using var host = await TransportHost.StartAsync(Options);

        using var answer = await SendAsync(host, "other", "mcp.example.com", origin);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(origin, answer.Headers.GetValues("Access-Control-Allow-Origin").Single());
    }

    [Theory]
    [InlineData("https://evil.com")]
    [InlineData("http://site.example.com")]
    [InlineData("null")]
    [InlineData("http://10.0.0.1")]
    [InlineData("https://mcp.example.com:444")]
    [InlineData("file://")]
    public async Task Origin_Foreign_IsForbidden(string origin)
    {
        await using var host = await TransportHost.StartAsync(Options);

        using var answer = await SendAsync(host, "other", "mcp.example.com", origin);

        await answer.AssertRefusedAsync(HttpStatusCode.Forbidden, "forbidden_origin");
        Assert.False(answer.Headers.Contains("Access-Control-Allow-Origin"));
    }

    [Fact]
    public async Task Preflight_AllowedOrigin_SaysWhatMayBeSent()
    {
        await using var host = await TransportHost.StartAsync();
        var request = new HttpRequestMessage(HttpMethod.Options, "mcp");
        request.Headers.TryAddWithoutValidation("Origin", "http://localhost:6274");
        request.Headers.TryAddWithoutValidation("Access-Control-Request-Method", "POST");
        request.Headers.TryAddWithoutValidation("Access-Control-Request-Headers", "mcp-session-id");

        using var answer = await host.Client.SendAsync(request);

        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        Assert.Equal("mcp-session-id", answer.Headers.GetValues("Access-Control-Allow-Headers").Single());
    }

    private static Task<HttpResponseMessage> SendAsync(TransportHost host, string path, string name, string? origin = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.TryAddWithoutValidation("Host", name);
        if (origin is not null)
        {
            request.Headers.TryAddWithoutValidation("Origin", origin);
        }

        return host.Client.SendAsync(request);
    }
}
