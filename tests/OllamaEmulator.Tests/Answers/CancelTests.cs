using OllamaMcp.TestKit;

namespace OllamaMcp.Emulator.Tests.Answers;

public sealed class CancelTests
{
    [Theory]
    [InlineData("/api/generate", true)]
    [InlineData("/api/generate", false)]
    [InlineData("/api/chat", true)]
    [InlineData("/api/chat", false)]
    [InlineData("/v1/chat/completions", true)]
    public async Task ClientLeaves_InMidAnswer_IsSeenAndFreesTheSlot(string path, bool stream)
    {
        ManualTime time = new();
        await using var host = await EmulatorHost.StartAsync(new() { Time = time, TokensPerSecond = 1 });
        using CancellationTokenSource leaving = new();
        object[] messages = [new { role = "user", content = "Hello" }];
        var call = host.OpenAsync(
            path,
            new
            {
                model = "emulated-chat",
                prompt = "Hello",
                messages,
                stream,
            },
            leaving.Token
        );
        await host.WaitForAsync(counters => counters.InFlight == 1);

        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);

        await host.CancelSeenAsync();
        await host.WaitForAsync(counters => counters.InFlight == 0);
    }

    [Fact]
    public async Task ClientLeaves_WhileWaitingForASlot_LeavesTheOthersAlone()
    {
        ManualTime time = new();
        await using var host = await EmulatorHost.StartAsync(new() { Time = time, TokensPerSecond = 1 });
        using CancellationTokenSource leaving = new();
        object body = new
        {
            model = "emulated-chat",
            prompt = "Hello",
            stream = false,
            options = new { num_predict = 1 },
        };
        var first = host.OpenAsync("/api/generate", body, Patience.Token);
        await host.WaitForAsync(counters => counters.InFlight == 1);
        var second = host.OpenAsync("/api/generate", body, leaving.Token);
        await host.WaitForAsync(counters => counters.InFlight == 2);

        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
        await host.CancelSeenAsync();
        await time.AdvanceUntilAsync(first);

        using var answer = await first;
        Assert.True(answer.IsSuccessStatusCode);
    }
}
