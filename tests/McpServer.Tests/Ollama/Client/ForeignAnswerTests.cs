using System.Text;
using OllamaMcp.Server.Ollama.Client;
using OllamaMcp.Server.Ollama.Wire;

namespace OllamaMcp.Server.Tests.Ollama.Client;

/// <summary>Whatever may stand at an address that should be an Ollama's.</summary>
public sealed class ForeignAnswerTests
{
    private static readonly GenerateRequest Request = new() { Model = "m", Prompt = "p" };
    private static readonly EmbedRequest Texts = new() { Model = "m", Input = ["t"] };

    [Theory]
    [InlineData("hello")]
    [InlineData("null")]
    [InlineData("[1]")]
    [InlineData("{\"response\":5}")]
    [InlineData("{\"response\":\"x\"")]
    [InlineData("data: {\"response\":\"x\"}")]
    public async Task Stream_GarbageLine_ThrowsProtocol(string line)
    {
        await using var ollama = ScriptedOllama.Streaming(StreamTests.Piece("Once"), line, StreamTests.Piece("more"));
        await using var stream = await ollama.Client.GenerateAsync(Request, TestContext.Current.CancellationToken);

        await Assert.ThrowsAsync<OllamaProtocolException>(() => StreamTests.DrainAsync(stream));
    }

    [Theory]
    [InlineData("{\"response\":\"\u0001\",\"done\":true}")]
    [InlineData("{\"done\":true,\"newer\":\"\u0001\"}")]
    public async Task Stream_NotUtf8_ThrowsProtocol(string template)
    {
        var bytes = Encoding.UTF8.GetBytes(template + "\n");
        bytes[bytes.AsSpan().IndexOf((byte)1)] = 0xff;
        await using var ollama = ScriptedOllama.Start(async exchange =>
        {
            await exchange.BeginStreamAsync();
            await exchange.ChunkAsync(bytes);
            await exchange.EndStreamAsync();
        });
        await using var stream = await ollama.Client.GenerateAsync(Request, TestContext.Current.CancellationToken);

        var error = await Assert.ThrowsAsync<OllamaProtocolException>(() => StreamTests.DrainAsync(stream));

        Assert.Contains("UTF-8", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stream_LineWithoutEnd_ThrowsProtocolAndLeaves()
    {
        var left = new TaskCompletionSource();
        var blanks = new byte[1024 * 1024];
        Array.Fill(blanks, (byte)' ');
        await using var ollama = ScriptedOllama.Start(async exchange =>
        {
            await exchange.BeginStreamAsync();
            try
            {
                while (true)
                {
                    await exchange.ChunkAsync(blanks);
                }
            }
            catch (IOException)
            {
                left.SetResult();
            }
        });
        await using var stream = await ollama.Client.GenerateAsync(Request, TestContext.Current.CancellationToken);

        var error = await Assert.ThrowsAsync<OllamaProtocolException>(() => StreamTests.DrainAsync(stream));

        Assert.Contains("bytes in one piece", error.Message, StringComparison.Ordinal);
        await left.Task.WaitAsync(TestKit.Patience.Limit, TestContext.Current.CancellationToken);
    }

    [Theory]
    [InlineData("text/html", "<html>")]
    [InlineData("text/event-stream", "data: {}")]
    [InlineData("text/plain", "Ollama is running")]
    public async Task Stream_WrongContentType_ThrowsProtocolNamingIt(string type, string body)
    {
        await using var ollama = ScriptedOllama.Answering("200 OK", type, body);

        var error = await Assert.ThrowsAsync<OllamaProtocolException>(() =>
            ollama.Client.GenerateAsync(Request, TestContext.Current.CancellationToken)
        );

        Assert.Contains(type, error.Message, StringComparison.Ordinal);
        Assert.Contains(ollama.Address.Authority, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("{\"models\":null}")]
    [InlineData("{\"models\":[{}]}")]
    [InlineData("{\"models\":")]
    [InlineData("")]
    public async Task ListModels_OtherJson_ThrowsProtocol(string body)
    {
        await using var ollama = ScriptedOllama.Answering("200 OK", "application/json", body);

        await Assert.ThrowsAsync<OllamaProtocolException>(() => ollama.Client.ListModelsAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task ListModels_DeeplyNested_ThrowsProtocol()
    {
        var body = new string('[', 10_000);
        await using var ollama = ScriptedOllama.Answering("200 OK", "application/json", $$"""{"models":[],"x":{{body}}""");

        await Assert.ThrowsAsync<OllamaProtocolException>(() => ollama.Client.ListModelsAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task ListModels_Redirect_IsNotFollowed()
    {
        await using var ollama = ScriptedOllama.Start(exchange =>
            exchange.WriteAsync("HTTP/1.1 302 Found\r\nLocation: http://elsewhere.example/\r\nContent-Length: 0\r\n\r\n")
        );

        var error = await Assert.ThrowsAsync<OllamaProtocolException>(() =>
            ollama.Client.ListModelsAsync(TestContext.Current.CancellationToken)
        );

        Assert.Contains("http://elsewhere.example/", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("SSH-2.0-OpenSSH_9.6\r\n")]
    [InlineData("HTTP/1.1 two hundred\r\n\r\n")]
    public async Task ListModels_OtherProtocol_ThrowsProtocol(string greeting)
    {
        await using var ollama = ScriptedOllama.Start(async exchange =>
        {
            await exchange.WriteAsync(greeting);
            exchange.Close();
        });

        await Assert.ThrowsAsync<OllamaProtocolException>(() => ollama.Client.ListModelsAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Embed_NothingAtAll_ThrowsCut(bool reset)
    {
        await using var ollama = ScriptedOllama.Start(exchange =>
        {
            (reset ? (Action)exchange.Break : exchange.Close)();
            return Task.CompletedTask;
        });

        await Assert.ThrowsAsync<OllamaStreamCutException>(() => ollama.Client.EmbedAsync(Texts, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Embed_ShorterThanItsLength_ThrowsCut()
    {
        await using var ollama = ScriptedOllama.Start(async exchange =>
        {
            await exchange.WriteAsync("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 500\r\n\r\n{\"done\":true}");
            exchange.Close();
        });

        await Assert.ThrowsAsync<OllamaStreamCutException>(() => ollama.Client.EmbedAsync(Texts, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task ReadAll_BodyWithoutEnd_StopsAtTheLimit()
    {
        using var clock = new CallClock(TimeProvider.System, TestContext.Current.CancellationToken);
        using var reader = new ResponseReader(new EndlessStream(), clock, TimeSpan.FromSeconds(30));

        await Assert.ThrowsAsync<InvalidDataException>(async () => await reader.ReadAllAsync(limit: 100_000));
    }

    private sealed class EndlessStream : MemoryStream
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => new(buffer.Length);
    }
}
