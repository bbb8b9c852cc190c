using System.Text.Json;
using OllamaMcp.Server.Ollama.Modelfiles;
using OllamaMcp.Server.Ollama.Wire;
using OllamaMcp.TestKit;

namespace OllamaMcp.Server.Tests.Ollama.Real;

/// <summary>The client and the real Ollama.</summary>
public sealed class RealOllamaTests : IDisposable
{
    private readonly RealOllama _ollama = RealOllama.Require();
    private readonly CancellationTokenSource _patience = new(Patience.Limit);

    private static JsonElement TwelveTokens => JsonElement.Parse("""{"num_predict":12,"temperature":0}""");

    public void Dispose()
    {
        _patience.Dispose();
        _ollama.Dispose();
    }

    [Fact]
    public async Task ListModels_Real_ShowsTheModels()
    {
        var models = await _ollama.Client.ListModelsAsync(_patience.Token);

        Assert.Contains(models.Models, model => model.Name == "stories:latest" && model.Size > 0);
    }

    [Fact]
    public async Task Generate_TwiceWithoutChance_SaysTheSameAndEndsWithFigures()
    {
        var request = new GenerateRequest
        {
            Model = "stories",
            Prompt = "Once upon a time",
            Options = TwelveTokens,
        };

        var first = await AnswerAsync(request, _patience.Token);
        var second = await AnswerAsync(request, _patience.Token);

        Assert.NotEmpty(first.Text);
        Assert.Equal(first.Text, second.Text);
        Assert.Equal((12, "length"), (first.Last.EvalCount, first.Last.DoneReason));
        Assert.Equal(first.Last.Context, second.Last.Context);
    }

    [Fact]
    public async Task Generate_EndlessAndCancelled_StopsTheModel()
    {
        await StartAndCancelAsync();

        await AnswersAtOnceAsync();
    }

    [Fact]
    public async Task Generate_EndlessAndGivenUp_StopsTheModel()
    {
        await using (var stream = await _ollama.Client.GenerateAsync(Endless(), _patience.Token))
        {
            await foreach (var _ in stream)
            {
                break;
            }
        }

        await AnswersAtOnceAsync();
    }

    [Fact]
    public async Task Generate_ModelRepeatsItself_NeverEndsAsComplete()
    {
        var request = new GenerateRequest
        {
            Model = "stories",
            Prompt = "Once upon a time",
            Format = JsonElement.Parse("""{"type":"string","pattern":"^a{200}$"}"""),
        };
        await using var stream = await _ollama.Client.GenerateAsync(request, _patience.Token);

        var error = await Assert.ThrowsAsync<OllamaStreamCutException>(() => Client.StreamTests.DrainAsync(stream));

        Assert.True(error.EndedByOllama);
        Assert.Contains("repeats itself", error.Message, StringComparison.Ordinal);
        Assert.StartsWith("\"aaaaaaaaaaaaaaaaaaaa", error.Partial, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Embed_TwoTexts_GivesTwoVectors()
    {
        var answer = await _ollama.Client.EmbedAsync(
            new EmbedRequest { Model = "all-minilm", Input = ["a cat", "a dog"] },
            _patience.Token
        );

        Assert.Equal([384, 384], answer.Embeddings.Select(vector => vector.Count));
        Assert.Equal(1, answer.Embeddings[0].Sum(x => x * x), 0.001);
    }

    [Fact]
    public async Task Chat_UnknownModel_ThrowsOllamasOwnWords()
    {
        var request = new ChatRequest { Model = "no-such-model", Messages = [new Message { Role = "user", Content = "hi" }] };

        var error = await Assert.ThrowsAsync<OllamaErrorException>(() => _ollama.Client.ChatAsync(request, _patience.Token));

        Assert.Equal((404, "model 'no-such-model' not found"), (error.Status, error.Error));
    }

    [Fact]
    public async Task BlobExists_MalformedDigest_IsAnError()
    {
        var error = await Assert.ThrowsAsync<OllamaErrorException>(() => _ollama.Client.BlobExistsAsync("sha256:abc", _patience.Token));

        Assert.Equal(400, error.Status);
        Assert.False(await _ollama.Client.BlobExistsAsync("sha256:" + new string('0', 64), _patience.Token));
    }

    [Fact]
    public async Task Create_FromAModelfileWithABlob_MakesTheModel()
    {
        var name = $"client-{Guid.NewGuid():N}";
        var shown = await _ollama.Client.ShowAsync(new ShowRequest { Model = "stories" }, _patience.Token);
        var from = shown.Modelfile!.Split('\n').First(line => line.StartsWith("FROM ", StringComparison.Ordinal));
        var file = Modelfile.Parse($"{from}\nPARAMETER temperature 0\nPARAMETER stop \"###\"\nSYSTEM \"\"\"Be\nshort.\"\"\"");

        Assert.NotNull(file.Files);
        await using (var stream = await _ollama.Client.CreateAsync(file.ToCreateRequest(name), _patience.Token))
        {
            await Client.StreamTests.DrainAsync(stream);
        }

        var made = await _ollama.Client.ShowAsync(new ShowRequest { Model = name }, _patience.Token);
        await _ollama.Client.DeleteAsync(new DeleteRequest { Model = name }, _patience.Token);
        Assert.Equal("Be\nshort.", made.System);
        Assert.Contains("###", made.Parameters, StringComparison.Ordinal);
    }

    private static GenerateRequest Endless() =>
        new()
        {
            Model = "stories-large",
            Prompt = "Once upon a time",
            Options = JsonElement.Parse("""{"num_predict":-1}"""),
        };

    private async Task StartAndCancelAsync()
    {
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(_patience.Token);
        await using var stream = await _ollama.Client.GenerateAsync(Endless(), cancel.Token);
        await using var items = stream.GetAsyncEnumerator(CancellationToken.None);
        Assert.True(await items.MoveNextAsync());

        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await items.MoveNextAsync());
    }

    /// <summary>
    /// The model takes one call at a time, and an endless answer goes on for more than a minute: the next call is answered in
    /// seconds only if that one was stopped. A cancel at a bad moment can cost this Ollama the model's slot; unloading gives it
    /// back, and would not make a model answer that is still at work.
    /// </summary>
    private async Task AnswersAtOnceAsync()
    {
        try
        {
            await AnswerWithinAsync(TimeSpan.FromSeconds(5));
        }
        catch (OperationCanceledException) when (!_patience.IsCancellationRequested)
        {
            TestContext.Current.TestOutputHelper?.WriteLine("The slot of stories-large was lost; it is unloaded.");
            await AnswerAsync(new GenerateRequest { Model = "stories-large", KeepAlive = JsonElement.Parse("0") }, _patience.Token);
            await AnswerWithinAsync(TimeSpan.FromSeconds(10));
        }
    }

    private async Task AnswerWithinAsync(TimeSpan limit)
    {
        using var soon = CancellationTokenSource.CreateLinkedTokenSource(_patience.Token);
        soon.CancelAfter(limit);
        var request = new GenerateRequest
        {
            Model = "stories-large",
            Prompt = "Once",
            Options = TwelveTokens,
        };

        var (_, last) = await AnswerAsync(request, soon.Token);

        Assert.Equal(12, last.EvalCount);
    }

    private async Task<(string Text, GenerateResponse Last)> AnswerAsync(GenerateRequest request, CancellationToken cancellationToken)
    {
        var pieces = new List<GenerateResponse>();
        await using var stream = await _ollama.Client.GenerateAsync(request, cancellationToken);
        await foreach (var piece in stream)
        {
            pieces.Add(piece);
        }

        return (string.Concat(pieces.Select(piece => piece.Response)), pieces[^1]);
    }
}
