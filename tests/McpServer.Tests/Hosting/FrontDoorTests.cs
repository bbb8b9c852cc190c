using System.Net;

namespace OllamaMcp.Server.Tests.Hosting;

public sealed class FrontDoorTests
{
    private static readonly Uri NoOllama = new("http://127.0.0.1:9");

    [Fact]
    public async Task Get_Root_SaysWhatRunsHere()
    {
        await using var server = await RunningServer.StartAsync(NoOllama);

        using var answer = await server.Http.GetAsync(new Uri("/", UriKind.Relative), Token);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("text/plain", answer.Content.Headers.ContentType?.MediaType);
        var lines = (await answer.Content.ReadAsStringAsync(Token)).TrimEnd().Split('\n');
        Assert.StartsWith("ollama-mcp ", lines[0], StringComparison.Ordinal);
        Assert.Equal("MCP at /mcp and /sse, health at /health", lines[1]);
    }

    [Fact]
    public async Task Get_OtherPath_Is404AndSaysWhereMcpIs()
    {
        await using var server = await RunningServer.StartAsync(NoOllama);

        using var answer = await server.Http.GetAsync(new Uri("/other", UriKind.Relative), Token);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal("text/plain", answer.Content.Headers.ContentType?.MediaType);
        Assert.Contains("MCP at /mcp", await answer.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("POST", "/", "GET")]
    [InlineData("PUT", "/mcp", "GET")]
    [InlineData("GET", "/message", "POST")]
    public async Task Send_MethodThatThePathDoesNotTake_Is405AndSaysWhichItTakes(string method, string path, string taken)
    {
        await using var server = await RunningServer.StartAsync(NoOllama);
        using var request = new HttpRequestMessage(new HttpMethod(method), path);

        using var answer = await server.Http.SendAsync(request, Token);

        Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.StatusCode);
        Assert.Contains(taken, answer.Content.Headers.Allow);
        var text = await answer.Content.ReadAsStringAsync(Token);
        Assert.StartsWith("This path takes ", text, StringComparison.Ordinal);
        Assert.Contains(taken, text, StringComparison.Ordinal);
        Assert.Contains("MCP at /mcp", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_RootOfAForeignHost_Is403()
    {
        await using var server = await RunningServer.StartAsync(NoOllama);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/") { Headers = { Host = "evil.example" } };

        using var answer = await server.Http.SendAsync(request, Token);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;
}
