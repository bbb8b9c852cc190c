using OllamaMcp.Server.Ollama.Client;
using OllamaMcp.Server.Ollama.Wire;
using OllamaMcp.TestKit;

namespace OllamaMcp.Server.Tests.Ollama.Client;

public sealed class StreamTests
{
    private const string Last = """{"model":"m","response":"","done":true,"done_reason":"stop","eval_count":2}""";

    private static readonly GenerateRequest Request = new() { Model = "m", Prompt = "p" };

    [Fact]
    public async Task Generate_CompleteStream_GivesEveryLineAndKeepsTheConnection()
    {
        await using var ollama = ScriptedOllama.Streaming(Piece("Once"), Piece(" upon"), Last);

        var first = await ReadAsync(ollama);
        var second = await ReadAsync(ollama);

        Assert.Equal("Once upon", string.Concat(first.Select(item => item.Response)));
        Assert.Equal(2, first[^1].EvalCount);
        Assert.Equal(first.Count, second.Count);
        Assert.Equal(1, ollama.Connections);
    }

    [Fact]
    public async Task Generate_ManyLinesInOnePiece_GivesThemAll()
    {
        var lines = string.Concat(Enumerable.Range(0, 3000).Select(i => Piece($"{i} ") + "\n")) + "\n\r\n" + Last + "\r\n";
        await using var ollama = ScriptedOllama.Start(async exchange =>
        {
            await exchange.BeginStreamAsync();
            await exchange.ChunkAsync(lines);
            await exchange.EndStreamAsync();
        });

        var items = await ReadAsync(ollama);

        Assert.Equal(3001, items.Count);
        Assert.Equal("2999 ", items[^2].Response);
    }

    [Fact]
    public async Task Generate_LinesCutAtEveryByte_ReadsTheSame()
    {
        var body = System.Text.Encoding.UTF8.GetBytes(Piece("Größe 🦙") + "\n" + Last);
        await using var ollama = ScriptedOllama.Start(async exchange =>
        {
            await exchange.BeginStreamAsync();
            foreach (var one in body)
            {
                await exchange.ChunkAsync([one]);
            }

            await exchange.EndStreamAsync();
        });

        var items = await ReadAsync(ollama);

        Assert.Equal("Größe 🦙|", string.Join('|', items.Select(item => item.Response)));
    }

    [Fact]
    public async Task Generate_OneJsonInsteadOfAStream_IsTheStream()
    {
        await using var ollama = ScriptedOllama.Answering("200 OK", "application/json; charset=utf-8", Last);

        Assert.True(Assert.Single(await ReadAsync(ollama)).Done);
    }

    [Fact]
    public async Task Generate_ErrorLineInTheMiddle_ThrowsItWithTheTextSoFar()
    {
        await using var ollama = ScriptedOllama.Streaming(Piece("Once"), Piece(" upon"), """{"error":"the runner died"}""");

        var error = await Assert.ThrowsAsync<OllamaErrorException>(() => ReadAsync(ollama));

        Assert.Equal(("the runner died", 200, "Once upon"), (error.Error, error.Status, error.Partial));
    }

    [Fact]
    public async Task Pull_ErrorLine_ThrowsIt()
    {
        await using var ollama = ScriptedOllama.Streaming(
            """{"status":"pulling manifest"}""",
            """{"error":"pull model manifest: file does not exist"}"""
        );
        await using var stream = await ollama.Client.PullAsync(new TransferRequest { Model = "m" }, TestContext.Current.CancellationToken);

        var error = await Assert.ThrowsAsync<OllamaErrorException>(() => DrainAsync(stream));

        Assert.Equal("pull model manifest: file does not exist", error.Error);
    }

    [Fact]
    public async Task Pull_EndsWithoutSuccess_IsCut()
    {
        await using var ollama = ScriptedOllama.Streaming("""{"status":"pulling manifest"}""");
        await using var stream = await ollama.Client.PullAsync(new TransferRequest { Model = "m" }, TestContext.Current.CancellationToken);

        await Assert.ThrowsAsync<OllamaStreamCutException>(() => DrainAsync(stream));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Generate_ConnectionBreaks_ThrowsCutWithTheTextSoFar(bool reset)
    {
        var read = new TaskCompletionSource();
        await using var ollama = ScriptedOllama.Start(async exchange =>
        {
            await exchange.BeginStreamAsync();
            await exchange.ChunkAsync(Piece("Once") + "\n" + """{"model":"m","resp""");
            await read.Task;
            (reset ? (Action)exchange.Break : exchange.Close)();
        });
        await using var stream = await ollama.Client.GenerateAsync(Request, TestContext.Current.CancellationToken);
        await using var items = stream.GetAsyncEnumerator(TestContext.Current.CancellationToken);
        Assert.True(await items.MoveNextAsync());
        read.SetResult();

        var error = await Assert.ThrowsAsync<OllamaStreamCutException>(async () => await items.MoveNextAsync());

        Assert.Equal(("Once", false), (error.Partial, error.EndedByOllama));
    }

    [Fact]
    public async Task Generate_EndsInTheMiddleOfALine_ThrowsCut()
    {
        await using var ollama = ScriptedOllama.Start(async exchange =>
        {
            await exchange.BeginStreamAsync();
            await exchange.ChunkAsync(Piece("Once") + "\n" + """{"model":"m","resp""");
            await exchange.EndStreamAsync();
        });

        var error = await Assert.ThrowsAsync<OllamaStreamCutException>(() => ReadAsync(ollama));

        Assert.Equal("Once", error.Partial);
    }

    [Fact]
    public async Task Generate_EndsInOrderWithoutItsLastLine_ThrowsEndedByOllama()
    {
        await using var ollama = ScriptedOllama.Streaming(Piece("Once"));

        var error = await Assert.ThrowsAsync<OllamaStreamCutException>(() => ReadAsync(ollama));

        Assert.Equal(("Once", true), (error.Partial, error.EndedByOllama));
    }

    [Fact]
    public async Task Generate_RepeatsItselfAndEnds_SaysSo()
    {
        await using var ollama = ScriptedOllama.Streaming([.. Enumerable.Repeat(Piece("a"), 31)]);

        var error = await Assert.ThrowsAsync<OllamaStreamCutException>(() => ReadAsync(ollama));

        Assert.True(error.EndedByOllama);
        Assert.Contains("the model repeats itself", error.Message, StringComparison.Ordinal);
        Assert.Equal(31, error.Partial!.Length);
    }

    [Fact]
    public async Task Stream_ReadTwice_IsRefused()
    {
        await using var ollama = ScriptedOllama.Streaming(Last);
        await using var stream = await ollama.Client.GenerateAsync(Request, TestContext.Current.CancellationToken);
        await DrainAsync(stream);

        await Assert.ThrowsAsync<InvalidOperationException>(() => DrainAsync(stream));
    }

    internal static string Piece(string text) =>
        $$"""{"model":"m","created_at":"2026-01-01T00:00:00Z","response":"{{text}}","done":false}""";

    internal static async Task DrainAsync<T>(OllamaStream<T> stream)
        where T : class, IStreamItem
    {
        await foreach (var _ in stream)
        {
            // Only the end matters.
        }
    }

    private static async Task<List<GenerateResponse>> ReadAsync(ScriptedOllama ollama)
    {
        var items = new List<GenerateResponse>();
        await using var stream = await ollama.Client.GenerateAsync(Request, TestContext.Current.CancellationToken);
        await foreach (var item in stream)
        {
            items.Add(item);
        }

        return items;
    }
}
