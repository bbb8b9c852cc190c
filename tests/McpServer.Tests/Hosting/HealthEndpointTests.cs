using System.Net;
using System.Text.Json;
using OllamaMcp.TestKit;

namespace OllamaMcp.Server.Tests.Hosting;

public sealed class HealthEndpointTests
{
    // Port 1 of loopback: nothing listens there.
    private static readonly Uri Nowhere = new("http://127.0.0.1:1");

    [Fact]
    public async Task Ready_EverythingThere_Is200AndNamesTheStates()
    {
        await using var ollama = await EmulatorHost.StartAsync();
        await using var server = await RunningServer.StartAsync(ollama.Address);

        var (status, body) = await GetAsync(server, "/health");

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal("healthy", body.GetProperty("status").GetString());
        Assert.NotEqual("0.0.0", body.GetProperty("version").GetString());
        Assert.Equal("healthy", body.GetProperty("dependencies").GetProperty("ollama").GetProperty("state").GetString());
        Assert.Equal("healthy", body.GetProperty("dependencies").GetProperty("context-store").GetProperty("state").GetString());
    }

    [Theory]
    [InlineData("/health")]
    [InlineData("/health/ready")]
    public async Task Ready_OllamaMissing_Is503AndNamesIt(string path)
    {
        await using var server = await RunningServer.StartAsync(Nowhere);

        var (status, body) = await GetAsync(server, path);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
        Assert.Equal(["ollama"], body.GetProperty("missing").EnumerateArray().Select(m => m.GetString()));
        Assert.Contains(
            "127.0.0.1:1",
            body.GetProperty("dependencies").GetProperty("ollama").GetProperty("detail").GetString(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Ready_RedisMissing_IsDegradedAnd200()
    {
        await using var ollama = await EmulatorHost.StartAsync();
        await using var server = await RunningServer.StartAsync(
            ollama.Address,
            ("CONTEXT_STORE_HOST", "127.0.0.1"),
            ("CONTEXT_STORE_PORT", "1")
        );

        var (status, body) = await GetAsync(server, "/health/ready");

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal("degraded", body.GetProperty("status").GetString());
        Assert.Equal(["context-store"], body.GetProperty("missing").EnumerateArray().Select(m => m.GetString()));
    }

    [Theory]
    [InlineData("/health/live")]
    [InlineData("/health/self")]
    public async Task OwnState_EverythingMissing_Is200(string path)
    {
        await using var server = await RunningServer.StartAsync(Nowhere, ("CONTEXT_STORE_HOST", "127.0.0.1"), ("CONTEXT_STORE_PORT", "1"));

        var (status, body) = await GetAsync(server, path);

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal("healthy", body.GetProperty("status").GetString());
    }

    [Fact]
    public async Task Ready_ForeignHost_Is403()
    {
        await using var server = await RunningServer.StartAsync(Nowhere);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/health/ready") { Headers = { Host = "evil.example" } };

        using var answer = await server.Http.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    private static async Task<(HttpStatusCode Status, JsonElement Body)> GetAsync(RunningServer server, string path)
    {
        using var answer = await server.Http.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        return (answer.StatusCode, JsonElement.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)));
    }
}
