using OllamaMcp.Server.Ollama.Client;
using OllamaMcp.Server.Ollama.Wire;
using OllamaMcp.TestKit;

namespace OllamaMcp.Server.Tests.Ollama.Client;

public sealed class TimeLimitTests
{
    private static readonly GenerateRequest Request = new() { Model = "llama", Prompt = "p" };

    private readonly ManualTime _time = new();
    private readonly OllamaClientOptions _options;

    public TimeLimitTests() => _options = new OllamaClientOptions { TimeProvider = _time };

    [Fact]
    public void Options_TimeoutUnset_FirstPieceMayTakeLonger() =>
        Assert.Equal(
            (300, 60, 5),
            (_options.FirstByteLimit.TotalSeconds, _options.SilenceLimit.TotalSeconds, _options.ConnectLimit.TotalSeconds)
        );

    [Fact]
    public void WithTimeout_Set_BoundsBoth()
    {
        var options = _options.WithTimeout(TimeSpan.FromSeconds(7));

        Assert.Equal((7, 7), (options.FirstByteLimit.TotalSeconds, options.SilenceLimit.TotalSeconds));
    }

    [Fact]
    public async Task Generate_NoFirstByte_ThrowsNamingTheSettingAndTheCure()
    {
        await using var ollama = ScriptedOllama.Start(exchange => exchange.ClientLeftAsync(), _options);
        var call = ollama.Client.GenerateAsync(Request, TestContext.Current.CancellationToken);

        await RingAsync(_options.FirstByteLimit);

        var error = await Assert.ThrowsAsync<OllamaTimeoutException>(() => call);
        Assert.Equal((true, _options.FirstByteLimit, null), (error.BeforeFirstByte, error.Limit, error.Partial));
        Assert.Contains("OLLAMA_TIMEOUT", error.Message, StringComparison.Ordinal);
        Assert.Contains("'llama'", error.Message, StringComparison.Ordinal);
        Assert.Contains("keep_alive 0", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Version_NoFirstByte_ThrowsAfterTheShorterLimit()
    {
        await using var ollama = ScriptedOllama.Start(exchange => exchange.ClientLeftAsync(), _options);
        var call = ollama.Client.GetVersionAsync(TestContext.Current.CancellationToken);

        await RingAsync(_options.SilenceLimit);

        await Assert.ThrowsAsync<OllamaTimeoutException>(() => call);
    }

    [Fact]
    public async Task Generate_SilenceInTheMiddle_ThrowsWithTheTextSoFar()
    {
        await using var ollama = ScriptedOllama.Start(BeginAsync, _options);
        await using var stream = await ollama.Client.GenerateAsync(Request, TestContext.Current.CancellationToken);
        await using var items = stream.GetAsyncEnumerator(TestContext.Current.CancellationToken);
        Assert.True(await items.MoveNextAsync());
        var next = items.MoveNextAsync().AsTask();

        await RingAsync(_options.SilenceLimit);

        var error = await Assert.ThrowsAsync<OllamaTimeoutException>(() => next);
        Assert.Equal((false, _options.SilenceLimit, "Once"), (error.BeforeFirstByte, error.Limit, error.Partial));
        Assert.Contains("OLLAMA_TIMEOUT", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Generate_ReaderTakesItsTime_IsNotSilence()
    {
        await using var ollama = ScriptedOllama.Streaming(StreamTests.Piece("Once"), """{"done":true}""");
        await using var stream = await ollama.Client.GenerateAsync(Request, TestContext.Current.CancellationToken);
        var items = 0;

        await foreach (var _ in stream)
        {
            items++;
            _time.Advance(TimeSpan.FromHours(1));
        }

        Assert.Equal(2, items);
    }

    [Fact]
    public async Task Generate_BodyDoesNotEndBehindTheLastLine_ConnectionDroppedAndAnswerComplete()
    {
        var dropped = new TaskCompletionSource();
        await using var ollama = ScriptedOllama.Start(
            async exchange =>
            {
                await exchange.BeginStreamAsync();
                await exchange.ChunkAsync("""{"response":"Once","done":true}""" + "\n");
                await exchange.ClientLeftAsync();
                dropped.SetResult();
            },
            _options
        );
        await using var stream = await ollama.Client.GenerateAsync(Request, TestContext.Current.CancellationToken);
        var reading = StreamTests.DrainAsync(stream);

        await RingAsync(TimeSpan.FromSeconds(1));

        await reading.WaitAsync(Patience.Limit, TestContext.Current.CancellationToken);
        await dropped.Task.WaitAsync(Patience.Limit, TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Pull_SilenceInTheMiddle_GetsTheLongerLimit()
    {
        await using var ollama = ScriptedOllama.Start(
            async exchange =>
            {
                await exchange.BeginStreamAsync();
                await exchange.ChunkAsync("""{"status":"verifying sha256 digest"}""" + "\n");
                await exchange.ClientLeftAsync();
            },
            _options
        );
        await using var stream = await ollama.Client.PullAsync(new TransferRequest { Model = "m" }, TestContext.Current.CancellationToken);
        var reading = StreamTests.DrainAsync(stream);

        await RingAsync(_options.FirstByteLimit);

        var error = await Assert.ThrowsAsync<OllamaTimeoutException>(() => reading);
        Assert.Equal(_options.FirstByteLimit, error.Limit);
    }

    private static async Task BeginAsync(Exchange exchange)
    {
        await exchange.BeginStreamAsync();
        await exchange.ChunkAsync(StreamTests.Piece("Once") + "\n");
        await exchange.ClientLeftAsync();
    }

    private async Task RingAsync(TimeSpan limit)
    {
        await _time.TimerPendingAsync(limit).WaitAsync(Patience.Limit, TestContext.Current.CancellationToken);
        _time.Advance(limit);
    }
}
