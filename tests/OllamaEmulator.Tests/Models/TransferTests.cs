using System.Text.Json;
using OllamaMcp.Emulator.Settings;
using OllamaMcp.TestKit;

namespace OllamaMcp.Emulator.Tests.Models;

public sealed class TransferTests
{
    [Fact]
    public async Task PushAndPull_BetweenEmulators_BringsTheModelOver()
    {
        await using var from = await EmulatorHost.StartAsync(new() { RegistryPort = 0 });
        await using var to = await EmulatorHost.StartAsync(new() { Models = [] });
        var name = $"{from.Registry.Authority}/team/shared:v1";
        await from.JsonAsync("/api/copy", new { source = "emulated-chat", destination = name });

        var pushed = await from.LinesAsync("/api/push", new { model = name, insecure = true });
        var pulled = await to.LinesAsync("/api/pull", new { model = name, insecure = true });

        Assert.Equal("success", pushed[^1].GetProperty("status").GetString());
        Assert.Equal("success", pulled[^1].GetProperty("status").GetString());
        Assert.Equal(
            (await from.JsonAsync("/api/show", new { model = name })).GetProperty("template").GetString(),
            (await to.JsonAsync("/api/show", new { model = name })).GetProperty("template").GetString()
        );
    }

    [Fact]
    public async Task Pull_FromTheLibrary_TellsProgressOfEachLayer()
    {
        await using var host = await EmulatorHost.StartAsync();

        var lines = await host.LinesAsync("/api/pull", new { model = "emulated-extra" });

        JsonElement[] weights =
        [
            .. lines.Where(line => line.TryGetProperty("total", out var total) && total.GetInt64() == 4 * 1024 * 1024),
        ];
        long[] completed = [.. weights.Select(line => line.GetProperty("completed").GetInt64())];
        Assert.True(completed.Length > 5);
        Assert.Equal(completed.Order(), completed);
        Assert.Equal(4 * 1024 * 1024, completed[^1]);
        Assert.Equal(200, (await host.StatusAsync("/api/show", new { model = "emulated-extra" })).Status);
    }

    [Fact]
    public async Task Pull_UnknownName_GivesOllamasError()
    {
        await using var host = await EmulatorHost.StartAsync();

        var lines = await host.LinesAsync("/api/pull", new { model = "nothere" });

        Assert.Equal("pull model manifest: file does not exist", lines[^1].GetProperty("error").GetString());
    }

    [Fact]
    public async Task Pull_ClientLeaves_StopsAndCanGoOn()
    {
        ManualTime time = new();
        EmulatorOptions options = new() { Time = time, TransferBytesPerSecond = 1024 };
        await using var host = await EmulatorHost.StartAsync(options);
        using CancellationTokenSource leaving = new();
        var pull = host.OpenAsync("/api/pull", new { model = "emulated-extra", stream = false }, leaving.Token);
        await time.TimerPendingAsync();

        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => pull);
        await host.CancelSeenAsync();
        Assert.Equal(404, (await host.StatusAsync("/api/show", new { model = "emulated-extra" })).Status);

        var again = host.JsonAsync("/api/pull", new { model = "emulated-extra", stream = false });
        await time.AdvanceUntilAsync(again);
        Assert.Equal("success", (await again).GetProperty("status").GetString());
    }
}
