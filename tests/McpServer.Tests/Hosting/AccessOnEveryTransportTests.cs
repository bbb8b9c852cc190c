using System.Net;
using System.Text;
using OllamaMcp.TestKit;

namespace OllamaMcp.Server.Tests.Hosting;

public sealed class AccessOnEveryTransportTests : IAsyncLifetime
{
    private const string Token = "alice-0123456789abcdef";

    private static readonly (string Method, string Path)[] Doors =
    [
        ("POST", "/mcp"),
        ("GET", "/mcp"),
        ("DELETE", "/mcp"),
        ("GET", "/sse"),
        ("POST", "/message?sessionId=x"),
    ];

    private EmulatorHost _ollama = null!;
    private RunningServer _server = null!;

    public static TheoryData<string, string> AllDoors() => [.. Doors];

    public async ValueTask InitializeAsync()
    {
        _ollama = await EmulatorHost.StartAsync();
        _server = await RunningServer.StartAsync(_ollama.Address, ("MCP_GUARDED_PORT", "0"), ("Access__Tokens__alice", Token));
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        await _ollama.DisposeAsync();
    }

    [Theory]
    [MemberData(nameof(AllDoors))]
    public async Task GuardedPort_NoToken_Is401(string method, string path)
    {
        using var answer = await SendAsync(_server.Guarded, method, path, null);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Equal("Bearer realm=\"ollama-mcp\"", answer.Headers.WwwAuthenticate.ToString());
        Assert.Contains("unauthorized", await BodyOfAsync(answer), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(AllDoors))]
    public async Task OpenPort_WrongToken_Is401AndNotRepeated(string method, string path)
    {
        using var answer = await SendAsync(_server.Open, method, path, "canary-0123456789abcdef");

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Contains("invalid_token", answer.Headers.WwwAuthenticate.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("canary", await BodyOfAsync(answer), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/mcp")]
    [InlineData("/sse")]
    public async Task GuardedPort_RightToken_ListsAndCalls(string path)
    {
        await using var client = await Clients.ConnectAsync(_server.Guarded, path, Token);

        Assert.NotEmpty(await client.ListToolsAsync(cancellationToken: TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("/mcp")]
    [InlineData("/sse")]
    public async Task OpenPort_NoToken_ListsAndCalls(string path)
    {
        await using var client = await Clients.ConnectAsync(_server.Open, path);

        Assert.NotEmpty(await client.ListToolsAsync(cancellationToken: TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("/health")]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    [InlineData("/health/self")]
    public async Task GuardedPort_Health_IsOpenAndShowsNoAddress(string path)
    {
        using var answer = await SendAsync(_server.Guarded, "GET", path, null);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.DoesNotContain("127.0.0.1", await BodyOfAsync(answer), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/mcp")]
    [InlineData("/sse")]
    public async Task CallsPerMinute_BeyondTheLimit_AreRefusedAndListsAreNot(string path)
    {
        await using var limited = await RunningServer.StartAsync(_ollama.Address, ("Limits__CallsPerMinute", "2"));
        await using var client = await Clients.ConnectAsync(limited.Open, path);
        await CallAsync();
        await CallAsync();

        var refusal = await Assert.ThrowsAnyAsync<Exception>(CallAsync);

        Assert.Contains("calls in a minute", refusal.Message, StringComparison.Ordinal);
        Assert.NotEmpty(await client.ListToolsAsync(cancellationToken: TestContext.Current.CancellationToken));

        Task CallAsync() => client.CallToolAsync("ollama_get_version", cancellationToken: TestContext.Current.CancellationToken).AsTask();
    }

    [Fact]
    public async Task CallsPerMinute_BeyondTheLimitOverHttp_Is429WithRetryAfterAndCode()
    {
        await using var limited = await RunningServer.StartAsync(
            _ollama.Address,
            ("Limits__Tools__ollama_get_version__CallsPerMinute", "1")
        );
        using var first = await CallAsync();
        using var second = await CallAsync();

        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        Assert.Equal(HttpStatusCode.TooManyRequests, second.StatusCode);
        Assert.InRange(second.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
        Assert.Contains("rate_limited", await BodyOfAsync(second), StringComparison.Ordinal);

        Task<HttpResponseMessage> CallAsync() => StatelessCall.PostAsync(limited.Http, "ollama_get_version", "{}", token: null);
    }

    private async Task<HttpResponseMessage> SendAsync(Uri address, string method, string path, string? token)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(address, path));
        request.Headers.TryAddWithoutValidation("Accept", "application/json, text/event-stream");
        if (token is not null)
        {
            request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {token}");
        }

        if (method == "POST")
        {
            request.Content = new StringContent("""{"jsonrpc":"2.0","id":1,"method":"ping"}""", Encoding.UTF8, "application/json");
        }

        return await _server.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
    }

    private static Task<string> BodyOfAsync(HttpResponseMessage answer) =>
        answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
}
