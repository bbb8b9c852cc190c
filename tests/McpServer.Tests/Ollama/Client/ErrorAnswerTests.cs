using System.Net;
using System.Net.Sockets;
using OllamaMcp.Server.Ollama.Client;
using OllamaMcp.Server.Ollama.Wire;
using OllamaMcp.TestKit;

namespace OllamaMcp.Server.Tests.Ollama.Client;

/// <summary>Ollama's own errors, and an Ollama that is not there.</summary>
public sealed class ErrorAnswerTests
{
    [Theory]
    [InlineData("404 Not Found", "application/json", "{\"error\":\"model 'x' not found\"}", 404, "model 'x' not found")]
    [InlineData("400 Bad Request", "application/json", "{\"error\":{\"message\":\"bad\",\"type\":\"t\"}}", 400, "bad")]
    [InlineData("404 Not Found", "text/plain", "404 page not found", 404, "404 page not found")]
    [InlineData("503 Service Unavailable", "application/json", "{\"error\":\"server busy\"}", 503, "server busy")]
    [InlineData("500 Internal Server Error", "application/json", "{\"error\":", 500, "{\"error\":")]
    [InlineData("502 Bad Gateway", "text/html", "<html>", 502, "502 BadGateway, a page of a proxy in between")]
    [InlineData("499 Client Closed Request", "application/json", "{}", 499, "{}")]
    public async Task Show_ErrorStatus_ThrowsItWithItsText(string status, string type, string body, int expectedStatus, string expected)
    {
        await using var ollama = ScriptedOllama.Answering(status, type, body);

        var error = await Assert.ThrowsAsync<OllamaErrorException>(() =>
            ollama.Client.ShowAsync(new ShowRequest { Model = "x" }, TestContext.Current.CancellationToken)
        );

        Assert.Equal((expectedStatus, expected, ollama.Address), (error.Status, error.Error, error.Address));
    }

    [Fact]
    public async Task Show_ForbiddenWithoutAWord_SaysWhatToDo()
    {
        await using var ollama = ScriptedOllama.Start(exchange =>
            exchange.WriteAsync("HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n")
        );

        var error = await Assert.ThrowsAsync<OllamaErrorException>(() =>
            ollama.Client.GetVersionAsync(TestContext.Current.CancellationToken)
        );

        Assert.Contains("host name", error.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Show_PageWithAStatusOfItsOwn_ThrowsProtocol()
    {
        await using var ollama = ScriptedOllama.Answering("404 Not Found", "text/html", "<html>");

        await Assert.ThrowsAsync<OllamaProtocolException>(() => ollama.Client.GetVersionAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Version_NobodyListens_ThrowsUnreachableNamingTheAddress()
    {
        var address = new Uri($"http://127.0.0.1:{FreePorts.Take()}/");

        var error = await UnreachableAsync(address, new OllamaClientOptions());

        Assert.Equal(
            $"No connection to Ollama at {address.AbsoluteUri.TrimEnd('/')}: connection refused. Start Ollama there, or correct OLLAMA_HOST.",
            error.Message
        );
    }

    [Fact]
    public async Task Version_UnknownName_ThrowsUnreachableNamingIt()
    {
        var error = await UnreachableAsync(new Uri("http://no-such-host.invalid:11434/"), new OllamaClientOptions());

        Assert.Contains("no-such-host.invalid", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Version_ConnectionIsNeverMade_ThrowsUnreachableAfterTheConnectLimit()
    {
        // A listener whose queue is full lets further connections hang, as a firewall does that drops packets.
        using var listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listener.Listen(0);
        using var first = new TcpClient();
        await first.ConnectAsync((IPEndPoint)listener.LocalEndPoint!, TestContext.Current.CancellationToken);
        var address = new Uri($"http://{listener.LocalEndPoint}/");

        var error = await UnreachableAsync(address, new OllamaClientOptions { ConnectLimit = TimeSpan.FromMilliseconds(50) });

        Assert.Contains("not made in time", error.Message, StringComparison.Ordinal);
    }

    private static async Task<OllamaUnreachableException> UnreachableAsync(Uri address, OllamaClientOptions options)
    {
        using var http = OllamaHttp.Create(address, options);
        var client = new OllamaClient(http, address, options);
        return await Assert.ThrowsAsync<OllamaUnreachableException>(() => client.GetVersionAsync(TestContext.Current.CancellationToken));
    }
}
