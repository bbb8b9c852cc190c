using System.Text.Json;
using OllamaMcp.Server.Ollama.Client;

namespace OllamaMcp.Server.Tests.Tools.Ollama;

/// <summary>The generation tools over the real Ollama that <c>OLLAMA_MCP_TEST_OLLAMA</c> names, with its models that write stories.</summary>
public sealed class RealGenerationTests : IAsyncDisposable
{
    private readonly ToolBench _bench;

    public RealGenerationTests()
    {
        var address = Environment.GetEnvironmentVariable("OLLAMA_MCP_TEST_OLLAMA");
        if (string.IsNullOrEmpty(address))
        {
            Assert.Skip("OLLAMA_MCP_TEST_OLLAMA names no running Ollama; eng/provision starts one");
        }

        _bench = ToolBench.Over(OllamaAddresses.Parse(address, null, null)[0], capacity: 2);
    }

    public ValueTask DisposeAsync() => _bench.DisposeAsync();

    [Fact]
    public async Task GenerateStream_Story_PiecesAndFigures()
    {
        var progress = new RecordedProgress();
        var result = await _bench.ResultAsync(
            "ollama_generate_stream",
            """{"model":"stories","prompt":"Once upon a time","options":{"num_predict":24,"seed":1},"keep_alive":"5m"}""",
            progress
        );

        Assert.Equal(result.GetProperty("response").GetString(), string.Concat(progress.Messages));
        Assert.Equal("length", result.GetProperty("done_reason").GetString());
        var metrics = result.GetProperty("metrics");
        Assert.Equal(24, metrics.GetProperty("output_tokens").GetInt32());
        Assert.InRange(metrics.GetProperty("time_to_first_token_ms").GetDouble(), 0.01, metrics.GetProperty("elapsed_ms").GetDouble());
        Assert.True(metrics.GetProperty("tokens_per_second").GetDouble() > 1);
        Assert.NotEqual(0, result.GetProperty("context").GetArrayLength());
    }

    [Fact]
    public async Task Generate_ItsContextGivenBack_GoesOn()
    {
        var first = await _bench.ResultAsync("ollama_generate", """{"model":"stories","prompt":"Tim had","options":{"num_predict":8}}""");
        var context = first.GetProperty("context").GetRawText();

        var second = await _bench.ResultAsync(
            "ollama_generate",
            $$"""{"model":"stories","prompt":" and","options":{"num_predict":4},"context":{{context}} }"""
        );

        Assert.True(second.GetProperty("context").GetArrayLength() > first.GetProperty("context").GetArrayLength());
    }

    [Fact]
    public async Task Generate_Logprobs_OneForEachToken()
    {
        var result = await _bench.ResultAsync(
            "ollama_generate",
            """{"model":"stories","prompt":"Once","logprobs":true,"top_logprobs":3,"options":{"num_predict":6}}"""
        );

        var logprobs = result.GetProperty("logprobs").EnumerateArray().ToList();
        Assert.Equal(6, logprobs.Count);
        Assert.All(logprobs, l => Assert.Equal(3, l.GetProperty("top_logprobs").GetArrayLength()));
    }

    [Fact]
    public async Task Generate_Schema_AnswerFollowsIt()
    {
        var result = await _bench.ResultAsync(
            "ollama_generate",
            """
            {"model":"stories","prompt":"Once","options":{"num_predict":60},
             "format":{"type":"object","properties":{"ok":{"type":"boolean"}},"required":["ok"]}}
            """
        );

        var answer = JsonElement.Parse(result.GetProperty("response").GetString()!);
        Assert.True(answer.GetProperty("ok").ValueKind is JsonValueKind.True or JsonValueKind.False);
    }

    [Fact]
    public async Task Chat_ForcedToolCall_CallAsData()
    {
        var result = await _bench.ResultAsync(
            "ollama_chat",
            """
            {"model":"stories-chat","messages":[{"role":"user","content":"Weather?"}],"options":{"num_predict":100},
             "tools":[{"type":"function","function":{"name":"get_weather","description":"d","parameters":{"type":"object","properties":{"city":{"type":"string"}}}}}],
             "format":{"type":"object","required":["name","parameters"],"properties":{"name":{"type":"string","enum":["get_weather"]},
               "parameters":{"type":"object","required":["city"],"properties":{"city":{"type":"string","enum":["Berlin"]}}}}}}
            """
        );

        var function = Assert.Single(result.GetProperty("message").GetProperty("tool_calls").EnumerateArray()).GetProperty("function");
        Assert.Equal("get_weather", function.GetProperty("name").GetString());
        Assert.Equal("Berlin", function.GetProperty("arguments").GetProperty("city").GetString());
    }

    [Fact]
    public async Task Chat_Thinking_ApartFromTheAnswer()
    {
        var result = await _bench.ResultAsync(
            "ollama_chat",
            """{"model":"stories-think","messages":[{"role":"user","content":"Hi"}],"think":true,"options":{"num_predict":16}}"""
        );

        Assert.NotEmpty(result.GetProperty("message").GetProperty("thinking").GetString()!);
    }

    [Fact]
    public async Task Chat_ThinkingAskedOfAModelThatCannot_CapabilityMissing()
    {
        var error = await _bench.ErrorAsync(
            "ollama_chat",
            """{"model":"stories-chat","messages":[{"role":"user","content":"Hi"}],"think":true}"""
        );

        Assert.Equal("capability_missing", error.GetProperty("code").GetString());
    }

    [Fact]
    public async Task Chat_Session_TheModelReadsWhatWasSaid()
    {
        const string turn =
            """{"model":"stories-chat","session_id":"s","messages":[{"role":"user","content":"Hi"}],"options":{"num_predict":8}}""";
        var first = await _bench.ResultAsync("ollama_chat", turn);
        var second = await _bench.ResultAsync("ollama_chat", turn);

        int Read(JsonElement result) => result.GetProperty("metrics").GetProperty("prompt_tokens").GetInt32();
        Assert.True(Read(second) > Read(first));
        Assert.Equal(4, second.GetProperty("session").GetProperty("message_count").GetInt32());
    }

    [Fact]
    public async Task CreateEmbeddings_Texts_NormalisedAndAsTheOneTextTool()
    {
        var many = await _bench.ResultAsync("ollama_create_embeddings", """{"model":"all-minilm","prompts":["a dog","a cat","a dog"]}""");
        var one = await _bench.ResultAsync("ollama_embeddings", """{"model":"all-minilm","prompt":"a dog"}""");

        var vectors = many.GetProperty("embeddings").EnumerateArray().Select(Numbers).ToList();
        Assert.Equal(384, many.GetProperty("dimensions").GetInt32());
        Assert.InRange(Dot(vectors[0], vectors[0]), 0.999, 1.001);
        Assert.InRange(Dot(vectors[0], vectors[2]), 0.999, 1.001);
        Assert.InRange(Dot(vectors[0], vectors[1]), 0, 0.99);
        Assert.InRange(Dot(vectors[0], Numbers(one.GetProperty("embedding"))), 0.99, 1.01);
    }

    [Fact]
    public async Task BatchAndCompare_RealModels_EveryAnswer()
    {
        var batch = await _bench.ResultAsync(
            "ollama_batch_generate",
            """{"model":"stories","prompts":["Once","Tim","Lily","The"],"options":{"num_predict":8}}"""
        );
        var compared = await _bench.ResultAsync(
            "ollama_compare_models",
            """{"models":["stories","stories-large","all-minilm"],"prompt":"Once","options":{"num_predict":8},"max_parallel":1}"""
        );

        Assert.Equal((4, 32), (batch.GetProperty("succeeded").GetInt32(), batch.GetProperty("output_tokens").GetInt32()));
        var results = compared.GetProperty("results").EnumerateArray().ToList();
        Assert.All(results[..2], r => Assert.True(r.GetProperty("metrics").GetProperty("tokens_per_second").GetDouble() > 1));
        Assert.Equal("capability_missing", results[2].GetProperty("error").GetProperty("code").GetString());
    }

    private static double[] Numbers(JsonElement vector) => [.. vector.EnumerateArray().Select(n => n.GetDouble())];

    private static double Dot(double[] a, double[] b) => a.Zip(b, (x, y) => x * y).Sum();
}
