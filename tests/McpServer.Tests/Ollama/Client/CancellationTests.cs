using OllamaMcp.Server.Ollama.Client;
using OllamaMcp.Server.Ollama.Wire;
using OllamaMcp.TestKit;

namespace OllamaMcp.Server.Tests.Ollama.Client;

public sealed class CancellationTests
{
    private static readonly GenerateRequest Request = new() { Model = "m", Prompt = "p" };
    private static readonly EmbedRequest Texts = new() { Model = "m", Input = ["t"] };

    private readonly TaskCompletionSource _asked = new();
    private readonly TaskCompletionSource _left = new();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Call_CancelledBeforeTheAnswer_ThrowsAndCloses(bool stream)
    {
        await using var ollama = ScriptedOllama.Start(NeverAnswerAsync);
        using var cancel = new CancellationTokenSource();
        Task call = stream ? ollama.Client.GenerateAsync(Request, cancel.Token) : ollama.Client.EmbedAsync(Texts, cancel.Token);
        await _asked.Task.WaitAsync(Patience.Limit, TestContext.Current.CancellationToken);

        await cancel.CancelAsync();

        var error = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        Assert.Equal(cancel.Token, error.CancellationToken);
        await LeftAsync();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Generate_CancelledInTheMiddle_ThrowsAndCloses(bool byReader)
    {
        await using var ollama = ScriptedOllama.Start(BeginAsync);
        using var cancel = new CancellationTokenSource();
        await using var stream = await ollama.Client.GenerateAsync(Request, byReader ? CancellationToken.None : cancel.Token);
        await using var items = stream.GetAsyncEnumerator(byReader ? cancel.Token : CancellationToken.None);
        Assert.True(await items.MoveNextAsync());
        var next = items.MoveNextAsync().AsTask();

        await cancel.CancelAsync();

        var error = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => next);
        Assert.Equal(cancel.Token, error.CancellationToken);
        await LeftAsync();
    }

    [Fact]
    public async Task Generate_CancelledWithLinesAtHand_ThrowsAtOnce()
    {
        await using var ollama = ScriptedOllama.Streaming(StreamTests.Piece("a"), StreamTests.Piece("b"), """{"done":true}""");
        using var cancel = new CancellationTokenSource();
        await using var stream = await ollama.Client.GenerateAsync(Request, cancel.Token);
        await using var items = stream.GetAsyncEnumerator(CancellationToken.None);
        Assert.True(await items.MoveNextAsync());

        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await items.MoveNextAsync());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Generate_GivenUp_Closes(bool begun)
    {
        await using var ollama = ScriptedOllama.Start(BeginAsync);
        await using (var stream = await ollama.Client.GenerateAsync(Request, CancellationToken.None))
        {
            if (begun)
            {
                await foreach (var _ in stream)
                {
                    break;
                }
            }
        }

        await LeftAsync();
    }

    [Fact]
    public async Task Generate_DisposedWhileItIsRead_ThrowsAndCloses()
    {
        await using var ollama = ScriptedOllama.Start(BeginAsync);
        var stream = await ollama.Client.GenerateAsync(Request, CancellationToken.None);
        await using var items = stream.GetAsyncEnumerator(CancellationToken.None);
        Assert.True(await items.MoveNextAsync());
        var next = items.MoveNextAsync().AsTask();

        await stream.DisposeAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => next);
        await LeftAsync();
    }

    private async Task NeverAnswerAsync(Exchange exchange)
    {
        _asked.SetResult();
        await exchange.ClientLeftAsync();
        _left.SetResult();
    }

    private async Task BeginAsync(Exchange exchange)
    {
        await exchange.BeginStreamAsync();
        await exchange.ChunkAsync(StreamTests.Piece("Once") + "\n");
        await exchange.ClientLeftAsync();
        _left.SetResult();
    }

    private Task LeftAsync() => _left.Task.WaitAsync(Patience.Limit, TestContext.Current.CancellationToken);
}
