using OllamaMcp.TestKit;

namespace OllamaMcp.Server.Tests.Tools.Ollama;

/// <summary>What could only be taken without effect is refused, and said to be what it is.</summary>
public sealed class UnusableArgumentsTests
{
    private const string NoBlob = "sha256:0000000000000000000000000000000000000000000000000000000000000000";

    [Theory]
    [InlineData("ollama_search_models", """{"capability":"vison"}""", "/capability")]
    [InlineData("ollama_embeddings", """{"model":"emulated-embed","prompt":""}""", "/prompt")]
    [InlineData("ollama_generate", """{"model":"emulated-chat","prompt":"hi","top_logprobs":3}""", "/top_logprobs")]
    [InlineData(
        "ollama_chat",
        """{"model":"emulated-chat","messages":[{"role":"user","content":"hi"}],"top_logprobs":3}""",
        "/top_logprobs"
    )]
    [InlineData(
        "ollama_batch_generate",
        """{"model":"emulated-chat","prompts":["hi"],"logprobs":false,"top_logprobs":1}""",
        "/top_logprobs"
    )]
    [InlineData(
        "ollama_compare_models",
        """{"models":["emulated-chat","emulated-think"],"prompt":"hi","top_logprobs":1}""",
        "/top_logprobs"
    )]
    public async Task AnyTool_ArgumentWithoutEffect_IsNamed(string tool, string arguments, string path)
    {
        await using var ollama = await EmulatorHost.StartAsync();
        await using var bench = ToolBench.Over(ollama.Address);

        var error = await bench.ErrorAsync(tool, arguments);

        Assert.Equal("invalid_arguments", error.GetProperty("code").GetString());
        Assert.Contains(path, error.GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"capability":"vision"}""")]
    [InlineData("""{"capability":"tools","query":"nothing of that name"}""")]
    public async Task SearchModels_CapabilityThatNoModelHas_IsAnEmptyList(string arguments)
    {
        await using var ollama = await EmulatorHost.StartAsync();
        await using var bench = ToolBench.Over(ollama.Address);

        Assert.Equal(0, (await bench.ResultAsync("ollama_search_models", arguments)).GetProperty("count").GetInt32());
    }

    [Fact]
    public async Task CreateModel_OfABlobThatIsNotThere_IsRefusedWithWhatToDo()
    {
        await using var ollama = await EmulatorHost.StartAsync();
        await using var bench = ToolBench.Over(ollama.Address);

        var error = await bench.ErrorAsync("ollama_create_model", $$$"""{"model":"made","files":{"model.gguf":"{{{NoBlob}}}"}}""");

        Assert.Equal("ollama_refused", error.GetProperty("code").GetString());
        Assert.Contains("ollama_check_blobs", error.GetRawText(), StringComparison.Ordinal);
    }
}
