using System.Text.Json;
using OllamaMcp.TestKit;

namespace OllamaMcp.Emulator.Tests.Answers;

public sealed class ScheduleTests
{
    [Fact]
    public async Task KeepAlive_Expired_ModelIsGoneFromPs()
    {
        ManualTime time = new();
        await using var host = await EmulatorHost.StartAsync(new() { Time = time });
        await host.JsonAsync("/api/generate", new { model = "emulated-chat", keep_alive = "30s" });
        Assert.Equal(1, await LoadedAsync(host));

        time.Advance(TimeSpan.FromSeconds(29));
        Assert.Equal(1, await LoadedAsync(host));
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(0, await LoadedAsync(host));
    }

    [Fact]
    public async Task KeepAlive_Negative_StaysForEver()
    {
        ManualTime time = new();
        await using var host = await EmulatorHost.StartAsync(new() { Time = time });
        await host.JsonAsync("/api/generate", new { model = "emulated-chat", keep_alive = -1 });

        time.Advance(TimeSpan.FromDays(1000));

        Assert.Equal(1, await LoadedAsync(host));
    }

    [Fact]
    public async Task MaxQueue_MoreWaitForALoad_TheRestIsRefused()
    {
        ManualTime time = new();
        await using var host = await EmulatorHost.StartAsync(
            new()
            {
                Time = time,
                LoadTime = TimeSpan.FromMinutes(1),
                MaxQueue = 1,
            }
        );
        object body = new
        {
            model = "emulated-chat",
            prompt = "x",
            stream = false,
        };
        var loads = host.StatusAsync("/api/generate", body);
        await time.TimerPendingAsync();
        var one = host.StatusAsync("/api/generate", body);
        var other = host.StatusAsync("/api/generate", body);

        // The queue holds one: whichever of the two comes second is refused
        var refused = await Task.WhenAny(one, other);
        (var status, var json) = await refused;
        Assert.Equal(503, status);
        Assert.Equal("server busy, please try again.  maximum pending requests exceeded", json.GetProperty("error").GetString());

        var waits = refused == one ? other : one;
        await time.AdvanceUntilAsync(Task.WhenAll(loads, waits));
        Assert.Equal(200, (await loads).Status);
        Assert.Equal(200, (await waits).Status);
    }

    [Fact]
    public async Task NumParallel_TwoSlots_AnswersTwoAtOnce()
    {
        await using var host = await EmulatorHost.StartAsync(new() { NumParallel = 2 });
        object body = new { model = "emulated-chat", prompt = "x" };
        using var leaving = CancellationTokenSource.CreateLinkedTokenSource(Patience.Token);
        host.Control.Set(new Emulator.Faults.Fault(Emulator.Faults.FaultKind.HangMidStream) { Count = 2 });

        using var first = await host.OpenAsync("/api/generate", body, leaving.Token);
        using var second = await host.OpenAsync("/api/generate", body, leaving.Token);
        var third = host.OpenAsync("/api/generate", body, leaving.Token);
        await host.WaitForAsync(counters => counters.InFlight == 3);

        Assert.False(third.IsCompleted);
        first.Dispose();
        using var answered = await third;
        Assert.True(answered.IsSuccessStatusCode);
    }

    private static async Task<int> LoadedAsync(EmulatorHost host) =>
        (await host.GetAsync("/api/ps")).GetProperty("models").GetArrayLength();
}
