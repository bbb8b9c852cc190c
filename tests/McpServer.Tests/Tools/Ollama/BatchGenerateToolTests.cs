using System.Text.Json;
using OllamaMcp.Emulator.Faults;
using OllamaMcp.Emulator.Settings;
using OllamaMcp.TestKit;

namespace OllamaMcp.Server.Tests.Tools.Ollama;

public sealed class BatchGenerateToolTests
{
    private static string Prompts(int count) => string.Join(',', Enumerable.Range(0, count).Select(i => $"\"prompt {i}\""));

    [Fact]
    public async Task Batch_TwelvePrompts_SideBySideWithinTheCapacityAndInOrder()
    {
        await using var ollama = await EmulatorHost.StartAsync(
            new EmulatorOptions { NumParallel = 8, LoadTime = TimeSpan.FromMilliseconds(200) }
        );
        await using var bench = ToolBench.Over(ollama.Address, capacity: 3);
        var progress = new RecordedProgress();

        var result = await bench.ResultAsync(
            "ollama_batch_generate",
            $$"""{"model":"emulated-chat","prompts":[{{Prompts(12)}}]}""",
            progress
        );
        var alone = await bench.ResultAsync("ollama_generate", """{"model":"emulated-chat","prompt":"prompt 7"}""");

        var items = result.GetProperty("items").EnumerateArray().ToList();
        Assert.Equal(Enumerable.Range(0, 12), items.Select(i => i.GetProperty("index").GetInt32()));
        Assert.Equal(alone.GetProperty("response").GetString(), items[7].GetProperty("response").GetString());
        Assert.Equal((12, 0), (result.GetProperty("succeeded").GetInt32(), result.GetProperty("failed").GetInt32()));
        Assert.Equal(3, result.GetProperty("parallel").GetInt32());
        Assert.Equal(Enumerable.Range(1, 12).Select(i => (double)i), progress.Reports.Select(r => Math.Floor(r.Value)));
        Assert.All(progress.Reports, r => Assert.Equal(12, r.Total));
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(200, 3)]
    public async Task Batch_MaxParallel_LowersTheCapacityAndNeverRaisesIt(int wanted, int parallel)
    {
        await using var ollama = await EmulatorHost.StartAsync();
        await using var bench = ToolBench.Over(ollama.Address, capacity: 3);

        var result = await bench.ResultAsync(
            "ollama_batch_generate",
            $$"""{"model":"emulated-chat","prompts":[{{Prompts(4)}}],"max_parallel":{{wanted}}}"""
        );

        Assert.Equal(parallel, result.GetProperty("parallel").GetInt32());
    }

    [Fact]
    public async Task Batch_SomeItemsFail_TheOthersAreThere()
    {
        await using var ollama = await EmulatorHost.StartAsync();
        await using var bench = ToolBench.Over(ollama.Address);
        ollama.Control.Set(new Fault(FaultKind.ErrorLineMidStream) { After = 3, Count = 1 });
        ollama.Control.Set(new Fault(FaultKind.QueueFull503) { Count = 1 });

        var result = await bench.ResultAsync("ollama_batch_generate", $$"""{"model":"emulated-chat","prompts":[{{Prompts(6)}}]}""");

        var items = result.GetProperty("items").EnumerateArray().ToList();
        var errors = items.Where(i => i.TryGetProperty("error", out _)).Select(i => i.GetProperty("error")).ToList();
        Assert.Equal((4, 2), (result.GetProperty("succeeded").GetInt32(), result.GetProperty("failed").GetInt32()));
        Assert.Equal(
            ["ollama_busy", "ollama_failed"],
            errors.Select(e => e.GetProperty("code").GetString()!).Order(StringComparer.Ordinal)
        );
        Assert.Contains(errors, e => e.TryGetProperty("partial", out var partial) && partial.GetString()!.Length > 0);
        Assert.Equal(4, items.Count(i => i.TryGetProperty("response", out _)));
    }

    [Fact]
    public async Task Batch_CallerLeaves_EveryRunningItemIsEnded()
    {
        await using var ollama = await EmulatorHost.StartAsync(
            new EmulatorOptions
            {
                NumParallel = 4,
                TokensPerSecond = 50,
                AnswerTokens = 100_000,
            }
        );
        await using var bench = ToolBench.Over(ollama.Address, capacity: 4);
        using var gone = new CancellationTokenSource();
        var call = bench.CallAsync(
            "ollama_batch_generate",
            $$"""{"model":"emulated-chat","prompts":[{{Prompts(9)}}]}""",
            cancel: gone.Token
        );
        await ollama.Control.WaitForAsync(c => c is { InFlight: 4, Total: 4 }, cancellationToken: Patience.Token);

        await gone.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        var after = await ollama.Control.WaitForAsync(c => c is { InFlight: 0, Cancelled: 4 }, cancellationToken: Patience.Token);
        Assert.Equal(4, after.Total);
    }

    [Fact]
    public async Task Batch_EndedByItsId_TheFinishedItemsAreInTheError()
    {
        await using var ollama = await EmulatorHost.StartAsync();
        await using var bench = ToolBench.Over(ollama.Address);
        var first = new TaskCompletionSource();
        ollama.Control.Set(new Fault(FaultKind.HangMidStream) { Path = "/api/generate", Model = "emulated-think" });
        var call = bench.CallAsync(
            "ollama_compare_models",
            """{"models":["emulated-chat","emulated-think"],"prompt":"Hi","request_id":"both"}""",
            new RecordedProgress(_ => first.TrySetResult())
        );
        await first.Task.WaitAsync(Patience.Token);
        await bench.ResultAsync("ollama_cancel_request", """{"request_id":"both"}""");

        var error = (await call).Structured.GetProperty("error");
        Assert.Equal("cancelled", error.GetProperty("code").GetString());
        var finished = Assert.Single(JsonElement.Parse(error.GetProperty("partial").GetString()!).EnumerateArray());
        Assert.Equal("emulated-chat", finished.GetProperty("model").GetString());
    }

    [Fact]
    public async Task Compare_TwoModelsAndOneThatIsNotThere_FiguresForEachAndAnError()
    {
        await using var ollama = await EmulatorHost.StartAsync();
        await using var bench = ToolBench.Over(ollama.Address);

        var result = await bench.ResultAsync(
            "ollama_compare_models",
            """{"models":["emulated-chat","nobody","emulated-think"],"prompt":"Hi"}"""
        );

        var results = result.GetProperty("results").EnumerateArray().ToList();
        Assert.Equal(["emulated-chat", "nobody", "emulated-think"], results.Select(r => r.GetProperty("model").GetString()!));
        Assert.Equal("model_not_found", results[1].GetProperty("error").GetProperty("code").GetString());
        foreach (var answered in new[] { results[0], results[2] })
        {
            Assert.Equal(answered.GetProperty("response").GetString()!.Length, answered.GetProperty("characters").GetInt32());
            Assert.True(answered.GetProperty("metrics").GetProperty("time_to_first_token_ms").GetDouble() > 0);
            Assert.True(answered.GetProperty("metrics").GetProperty("tokens_per_second").GetDouble() > 0);
            Assert.True(answered.GetProperty("metrics").TryGetProperty("load_ms", out _));
        }

        Assert.StartsWith("emulated-", result.GetProperty("first_to_answer").GetString(), StringComparison.Ordinal);
        Assert.StartsWith("emulated-", result.GetProperty("fastest_writer").GetString(), StringComparison.Ordinal);
    }
}
