using OllamaMcp.Server.Tests.Ollama;
using OllamaMcp.TestKit;

namespace OllamaMcp.Server.Tests.Tools.Ollama;

public sealed class EmbeddingToolTests : IAsyncLifetime
{
    private EmulatorHost _ollama = null!;
    private ToolBench _bench = null!;

    public async ValueTask InitializeAsync()
    {
        _ollama = await EmulatorHost.StartAsync();
        _bench = ToolBench.Over(_ollama.Address);
    }

    public async ValueTask DisposeAsync()
    {
        await _bench.DisposeAsync();
        await _ollama.DisposeAsync();
    }

    [Fact]
    public async Task Embeddings_OneText_OneVector()
    {
        var result = await _bench.ResultAsync("ollama_embeddings", """{"model":"emulated-embed","prompt":"Hi"}""");

        Assert.Equal(384, result.GetProperty("embedding").GetArrayLength());
        Assert.Equal(384, result.GetProperty("dimensions").GetInt32());
    }

    [Fact]
    public async Task CreateEmbeddings_MoreTextsThanFitARequest_OneVectorEachInOrder()
    {
        var texts = Enumerable.Range(0, 150).Select(i => $"\"text {i % 70}\"");
        var progress = new RecordedProgress();
        var result = await _bench.ResultAsync(
            "ollama_create_embeddings",
            $$"""{"model":"emulated-embed","prompts":[{{string.Join(',', texts)}}],"dimensions":8}""",
            progress
        );

        var vectors = result.GetProperty("embeddings").EnumerateArray().Select(v => v.GetRawText()).ToList();
        Assert.Equal((150, 150, 8), (vectors.Count, result.GetProperty("count").GetInt32(), result.GetProperty("dimensions").GetInt32()));
        Assert.Equal(vectors[..80], vectors[70..]);
        Assert.Equal(70, vectors.Distinct().Count());
        Assert.True(result.GetProperty("prompt_tokens").GetInt32() >= 150);
        Assert.Equal([64, 128, 150], progress.Reports.Select(r => r.Value));
    }

    [Fact]
    public async Task CreateEmbeddings_FewerVectorsThanTexts_ErrorInPlaceOfAMixUp()
    {
        await using var ollama = ScriptedOllama.Answering("200 OK", "application/json", """{"model":"m","embeddings":[[1]]}""");
        await using var bench = ToolBench.Over(ollama.Address);

        var error = await bench.ErrorAsync("ollama_create_embeddings", """{"model":"m","prompts":["a","b"]}""");

        Assert.Equal("ollama_protocol", error.GetProperty("code").GetString());
    }

    [Theory]
    [InlineData("[]", "/prompts")]
    [InlineData("[\"a\",\"\"]", "/prompts/1")]
    [InlineData("[\"a\",7]", "/prompts/1")]
    public async Task CreateEmbeddings_BadTexts_NamedByTheirPlace(string prompts, string path)
    {
        var error = await _bench.ErrorAsync("ollama_create_embeddings", $$"""{"model":"emulated-embed","prompts":{{prompts}}}""");

        Assert.Equal(path, Assert.Single(error.GetProperty("problems").EnumerateArray()).GetProperty("path").GetString());
    }
}
