using System.Text.Json;
using OllamaMcp.Emulator.Faults;
using OllamaMcp.Emulator.Settings;
using OllamaMcp.TestKit;

namespace OllamaMcp.Server.Tests.Tools.Ollama;

public sealed class GenerateToolTests : IAsyncLifetime
{
    private const string Slow = """{"model":"emulated-chat","prompt":"Hi","request_id":"slow"}""";
    private EmulatorHost _ollama = null!;
    private ToolBench _bench = null!;

    public async ValueTask InitializeAsync()
    {
        _ollama = await EmulatorHost.StartAsync(new EmulatorOptions { KeepRequests = true });
        _bench = ToolBench.Over(_ollama.Address);
    }

    public async ValueTask DisposeAsync()
    {
        await _bench.DisposeAsync();
        await _ollama.DisposeAsync();
    }

    [Fact]
    public async Task Generate_OnePrompt_AnswerWithItsFigures()
    {
        var result = await _bench.ResultAsync("ollama_generate", """{"model":"emulated-chat","prompt":"Hi","request_id":"r1"}""");

        Assert.NotEmpty(result.GetProperty("response").GetString()!);
        Assert.Equal("emulated-chat", result.GetProperty("model").GetString());
        Assert.Equal("stop", result.GetProperty("done_reason").GetString());
        Assert.Equal("r1", result.GetProperty("request_id").GetString());
        Assert.Equal(_ollama.Address.Authority, result.GetProperty("instance").GetString());
        Assert.NotEqual(0, result.GetProperty("context").GetArrayLength());
        var metrics = result.GetProperty("metrics");
        foreach (var name in new[] { "time_to_first_token_ms", "elapsed_ms", "total_ms", "load_ms", "prompt_eval_ms", "eval_ms" })
        {
            Assert.True(metrics.GetProperty(name).GetDouble() >= 0, name);
        }

        Assert.True(metrics.GetProperty("prompt_tokens").GetInt32() > 0);
        Assert.True(metrics.GetProperty("output_tokens").GetInt32() > 0);
        Assert.True(metrics.GetProperty("tokens_per_second").GetDouble() > 0);
    }

    [Fact]
    public async Task Generate_EveryArgument_ReachesOllama()
    {
        await _bench.ResultAsync(
            "ollama_generate",
            """
            {"model":"emulated-code","prompt":"p","suffix":"s","system":"y","template":"{{ .Prompt }}{{ .Suffix }}","context":[1,2],"raw":false,
             "format":{"type":"object"},"think":false,"images":["aGk="],"options":{"temperature":0.5,"stop":["x"],"num_predict":9.0},
             "keep_alive":"5m","truncate":true,"shift":false,"logprobs":true,"top_logprobs":2}
            """
        );

        var sent = JsonElement.Parse(_ollama.Control.Requests.All.Single(r => r.Path == "/api/generate").Body);
        var expected = JsonElement.Parse(
            """
            {"model":"emulated-code","prompt":"p","suffix":"s","system":"y","template":"{{ .Prompt }}{{ .Suffix }}","context":[1,2],"stream":true,"raw":false,
             "format":{"type":"object"},"keep_alive":"5m","images":["aGk="],"options":{"temperature":0.5,"stop":["x"],"num_predict":9},"think":false,
             "truncate":true,"shift":false,"logprobs":true,"top_logprobs":2}
            """
        );
        Assert.True(JsonElement.DeepEquals(expected, sent), sent.GetRawText());
    }

    [Fact]
    public async Task Generate_Logprobs_OneForEachToken()
    {
        var result = await _bench.ResultAsync(
            "ollama_generate",
            """{"model":"emulated-chat","prompt":"Hi","logprobs":true,"top_logprobs":2}"""
        );

        Assert.Equal(
            result.GetProperty("metrics").GetProperty("output_tokens").GetInt32(),
            result.GetProperty("logprobs").GetArrayLength()
        );
    }

    [Theory]
    [InlineData("ollama_generate_stream", "")]
    [InlineData("ollama_generate", ",\"stream\":true")]
    public async Task Generate_Streamed_EveryPieceInOrderAndTheWholeAsResult(string tool, string stream)
    {
        var progress = new RecordedProgress();
        var result = await _bench.ResultAsync(tool, $$"""{"model":"emulated-chat","prompt":"Hi"{{stream}}}""", progress);

        Assert.True(progress.Reports.Count > 3);
        Assert.Equal(result.GetProperty("response").GetString(), string.Concat(progress.Messages));
        Assert.Equal(progress.Reports.Select(r => r.Value).Order(), progress.Reports.Select(r => r.Value));
    }

    [Fact]
    public async Task Generate_Thinking_ApartFromTheAnswerAndMarkedInProgress()
    {
        var progress = new RecordedProgress();
        var result = await _bench.ResultAsync(
            "ollama_generate_stream",
            """{"model":"emulated-think","prompt":"Hi","think":true}""",
            progress
        );

        var marked = progress
            .Messages.Where(m => m.StartsWith("[thinking] ", StringComparison.Ordinal))
            .Select(m => m["[thinking] ".Length..]);
        Assert.Equal(result.GetProperty("thinking").GetString(), string.Concat(marked));
        Assert.NotEmpty(result.GetProperty("thinking").GetString()!);
    }

    [Fact]
    public async Task Generate_EmptyPrompt_LoadsAndUnloads()
    {
        var loaded = await _bench.ResultAsync("ollama_generate", """{"model":"emulated-chat","prompt":""}""");
        var unloaded = await _bench.ResultAsync("ollama_generate", """{"model":"emulated-chat","prompt":"","keep_alive":0}""");

        Assert.Equal(("load", "unload"), (loaded.GetProperty("done_reason").GetString(), unloaded.GetProperty("done_reason").GetString()));
    }

    [Theory]
    [InlineData("""{"options":{"temprature":1}}""", "/options/temprature", "temperature")]
    [InlineData("""{"options":{"temperature":"1"}}""", "/options/temperature", "a number")]
    [InlineData("""{"options":{"temperature":-1}}""", "/options/temperature", "0")]
    [InlineData("""{"options":{"temperature":1e300}}""", "/options/temperature", "number")]
    [InlineData("""{"options":{"num_predict":1.5}}""", "/options/num_predict", "a whole number")]
    [InlineData("""{"options":{"stop":"x"}}""", "/options/stop", "an array")]
    [InlineData("""{"images":["aGk=","data:image/png;base64,aGk="]}""", "/images/1", "leave out")]
    [InlineData("""{"images":["-_-_"]}""", "/images/0", "standard")]
    [InlineData("""{"images":["https://example.org/a.png"]}""", "/images/0", "fetch")]
    [InlineData("""{"images":[""]}""", "/images/0", "base64")]
    [InlineData("""{"format":"xml"}""", "/format", "json")]
    [InlineData("""{"think":"very"}""", "/think", "low")]
    [InlineData("""{"keep_alive":"30"}""", "/keep_alive", "a number")]
    [InlineData("""{"top_logprobs":21}""", "/top_logprobs", "20")]
    [InlineData("""{"model":""}""", "/model", "model name")]
    [InlineData("""{"model":"../x"}""", "/model", "model name")]
    [InlineData("""{"request_id":"a b"}""", "/request_id", "request id")]
    [InlineData("""{"promt":"x"}""", "/promt", "prompt")]
    public async Task Generate_BadArgument_NamedWithWhatWouldBeRight(string bad, string path, string expected)
    {
        var arguments = $$"""{"model":"emulated-chat","prompt":"x",{{bad[1..]}}""";
        var error = await _bench.ErrorAsync("ollama_generate", arguments);

        Assert.Equal("invalid_arguments", error.GetProperty("code").GetString());
        var problem = Assert.Single(error.GetProperty("problems").EnumerateArray());
        Assert.Equal(path, problem.GetProperty("path").GetString());
        Assert.Contains(expected, problem.GetProperty("expected").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Generate_ErrorLineInMidStream_ErrorWithWhatHadCome()
    {
        _ollama.Control.Set(new Fault(FaultKind.ErrorLineMidStream) { After = 3 });

        var outcome = await _bench.CallAsync("ollama_generate", """{"model":"emulated-chat","prompt":"Hi"}""");

        var error = outcome.Structured.GetProperty("error");
        Assert.Equal("ollama_failed", error.GetProperty("code").GetString());
        Assert.NotEmpty(error.GetProperty("partial").GetString()!);
        Assert.Contains("What had come until then", outcome.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Generate_StreamIsCut_ErrorWithWhatHadCome()
    {
        var read = new TaskCompletionSource();
        await using var ollama = CutStream.Start("""{"model":"m","response":"Once upon","done":false}""", read.Task);
        await using var bench = ToolBench.Over(ollama.Address);

        var outcome = await bench.CallAsync(
            "ollama_generate_stream",
            """{"model":"m","prompt":"Hi"}""",
            new RecordedProgress(_ => read.TrySetResult())
        );

        var error = outcome.Structured.GetProperty("error");
        Assert.Equal("stream_cut", error.GetProperty("code").GetString());
        Assert.Equal("Once upon", error.GetProperty("partial").GetString());
    }

    [Fact]
    public async Task Generate_CallerLeaves_StopsOllama()
    {
        await using var slow = await EmulatorHost.StartAsync(new EmulatorOptions { TokensPerSecond = 100, AnswerTokens = 100_000 });
        await using var bench = ToolBench.Over(slow.Address);
        using var gone = new CancellationTokenSource();
        var begun = new TaskCompletionSource();
        var call = bench.CallAsync("ollama_generate_stream", Slow, new RecordedProgress(_ => begun.TrySetResult()), gone.Token);
        await begun.Task.WaitAsync(Patience.Token);
        await gone.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        await slow.Control.CancelSeenAsync(cancellationToken: Patience.Token);
    }

    [Fact]
    public async Task Generate_EndedByItsId_StopsOllamaAndKeepsWhatHadCome()
    {
        await using var slow = await EmulatorHost.StartAsync(new EmulatorOptions { TokensPerSecond = 100, AnswerTokens = 100_000 });
        await using var bench = ToolBench.Over(slow.Address);
        var begun = new TaskCompletionSource<string>();
        var call = bench.CallAsync("ollama_generate_stream", Slow, new RecordedProgress(piece => begun.TrySetResult(piece)));
        var piece = await begun.Task.WaitAsync(Patience.Token);
        await bench.ResultAsync("ollama_cancel_request", """{"request_id":"slow"}""");

        var error = (await call).Structured.GetProperty("error");
        Assert.Equal("cancelled", error.GetProperty("code").GetString());
        Assert.StartsWith(piece, error.GetProperty("partial").GetString(), StringComparison.Ordinal);
        await slow.Control.CancelSeenAsync(cancellationToken: Patience.Token);
    }

    [Fact]
    public async Task Generate_UnknownModel_NamesItAndWhatToDo()
    {
        var error = await _bench.ErrorAsync("ollama_generate", """{"model":"emulated-chatt","prompt":"Hi"}""");

        Assert.Equal("model_not_found", error.GetProperty("code").GetString());
        Assert.Contains("emulated-chat", error.GetProperty("next").GetString(), StringComparison.Ordinal);
    }
}
