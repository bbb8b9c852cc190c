using System.Text.Json;
using OllamaMcp.Emulator.Faults;
using OllamaMcp.TestKit;

namespace OllamaMcp.Emulator.Tests.Faults;

public sealed class FaultTests
{
    private static readonly object Stream = new { model = "emulated-chat", prompt = "Hello" };
    private static readonly object Once = new
    {
        model = "emulated-chat",
        prompt = "Hello",
        stream = false,
    };

    [Fact]
    public async Task Refuse_ForAll_RefusesConnectionsUntilCleared()
    {
        await using var host = await EmulatorHost.StartAsync();
        await host.GetAsync("/api/version");
        host.Control.Set(FaultKind.Refuse);

        var error = await Assert.ThrowsAsync<HttpRequestException>(() => host.GetAsync("/api/version"));
        Assert.Equal(HttpRequestError.ConnectionError, error.HttpRequestError);

        host.Control.ClearFaults();
        Assert.Equal("0.17.4", (await host.GetAsync("/api/version")).GetProperty("version").GetString());
    }

    [Fact]
    public async Task Refuse_ForOneCall_CutsThatCallWithoutAByte()
    {
        await using var host = await EmulatorHost.StartAsync();
        host.Control.Set(FaultKind.Refuse, 1);

        await Assert.ThrowsAnyAsync<IOException>(() => RawHttp.SendAsync(host.Address, "GET", "/api/version", null, null, Patience.Token));
        var next = await RawHttp.SendAsync(host.Address, "GET", "/api/version", null, null, Patience.Token);

        Assert.Equal(200, next.Status);
        Assert.Equal(0, host.Control.Counters.Cancelled);
    }

    [Fact]
    public async Task HangBeforeHeaders_ClientLeaves_IsSeenAsCancelled()
    {
        await using var host = await EmulatorHost.StartAsync();
        host.Control.Set(FaultKind.HangBeforeHeaders, 1);
        using CancellationTokenSource leaving = new();

        var call = host.OpenAsync("/api/generate", Stream, leaving.Token);
        await host.WaitForAsync(counters => counters.InFlight == 1);
        Assert.False(call.IsCompleted);
        await leaving.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        await host.CancelSeenAsync();
    }

    [Fact]
    public async Task HangMidStream_AfterThreeLines_SendsThreeAndNoMore()
    {
        await using var host = await EmulatorHost.StartAsync();
        host.Control.Set(new Fault(FaultKind.HangMidStream) { After = 3, Count = 1 });
        using var leaving = CancellationTokenSource.CreateLinkedTokenSource(Patience.Token);

        using var response = await host.OpenAsync("/api/generate", Stream, leaving.Token);
        using StreamReader reader = new(await response.Content.ReadAsStreamAsync(leaving.Token));
        for (var i = 0; i < 3; i++)
        {
            Assert.NotNull(await reader.ReadLineAsync(leaving.Token));
        }

        var fourth = reader.ReadLineAsync(leaving.Token);
        Assert.False(fourth.IsCompleted);
        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await fourth);
        Assert.Equal(3, (await host.CancelSeenAsync()).Cancellations[0].Lines);
    }

    [Fact]
    public async Task CutMidStream_AfterTwoLines_BreaksTheConnection()
    {
        await using var host = await EmulatorHost.StartAsync();
        host.Control.Set(FaultKind.CutMidStream, 1);

        using var response = await host.OpenAsync("/api/generate", Stream, Patience.Token);
        using StreamReader reader = new(await response.Content.ReadAsStreamAsync(Patience.Token));
        Assert.NotNull(await reader.ReadLineAsync(Patience.Token));
        Assert.NotNull(await reader.ReadLineAsync(Patience.Token));

        await Assert.ThrowsAnyAsync<IOException>(async () => await reader.ReadLineAsync(Patience.Token));
        await host.WaitForAsync(counters => counters.InFlight == 0);
        Assert.Equal(0, host.Control.Counters.Cancelled);
    }

    [Fact]
    public async Task CutMidStream_OfASingleJson_BreaksHalfWay()
    {
        await using var host = await EmulatorHost.StartAsync();
        host.Control.Set(FaultKind.CutMidStream, 1);

        await Assert.ThrowsAnyAsync<HttpRequestException>(() => host.JsonAsync("/api/generate", Once));
    }

    [Fact]
    public async Task ErrorLineMidStream_EndsWithTheErrorUnder200()
    {
        await using var host = await EmulatorHost.StartAsync();
        host.Control.Set(FaultKind.ErrorLineMidStream, 2);

        var lines = await host.LinesAsync("/api/generate", Stream);
        (var status, var once) = await host.StatusAsync("/api/generate", Once);

        Assert.Equal(3, lines.Count);
        Assert.Equal("an error was encountered while running the model: unexpected EOF", lines[2].GetProperty("error").GetString());
        Assert.Equal(500, status);
        Assert.Equal(lines[2].GetProperty("error").GetString(), once.GetProperty("error").GetString());
    }

    [Theory]
    [InlineData("status-500", 500)]
    [InlineData("queue-full-503", 503)]
    public async Task Status_ForTheNextCall_IsAnsweredOnce(string name, int status)
    {
        await using var host = await EmulatorHost.StartAsync();
        Assert.True(FaultNames.TryParse(name, out var kind));
        host.Control.Set(kind, 1);

        Assert.Equal(status, (await host.StatusAsync("/api/generate", Once)).Status);
        Assert.Equal(200, (await host.StatusAsync("/api/generate", Once)).Status);
        Assert.Equal(1, host.Control.Counters.Faults);
    }

    [Fact]
    public async Task SlowFirstByte_AnswersWhenItsTimeHasCome()
    {
        ManualTime time = new();
        await using var host = await EmulatorHost.StartAsync(new() { Time = time });
        host.Control.Set(new Fault(FaultKind.SlowFirstByte) { Delay = TimeSpan.FromMinutes(5) });

        var call = host.GetAsync("/api/version");
        await host.WaitForAsync(counters => counters.Faults == 1);
        Assert.False(call.IsCompleted);
        await time.AdvanceUntilAsync(call);

        Assert.Equal("0.17.4", (await call).GetProperty("version").GetString());
    }

    [Fact]
    public async Task Garbage_IsNoJsonUnderTheRightType()
    {
        await using var host = await EmulatorHost.StartAsync();
        host.Control.Set(FaultKind.Garbage);

        using var response = await host.Client.GetAsync("/api/tags", Patience.Token);

        Assert.Equal("application/json", response.Content.Headers.ContentType!.MediaType);
        Assert.ThrowsAny<JsonException>(() => JsonDocument.Parse(response.Content.ReadAsStream(Patience.Token)));
    }

    [Fact]
    public async Task WrongContentType_IsAPage()
    {
        await using var host = await EmulatorHost.StartAsync();
        host.Control.Set(FaultKind.WrongContentType);

        using var response = await host.Client.GetAsync("/api/tags", Patience.Token);

        Assert.Equal("text/html", response.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task VersionUnknown_TouchesNothingButTheVersion()
    {
        await using var host = await EmulatorHost.StartAsync();
        host.Control.Set(FaultKind.VersionUnknown);

        Assert.Equal("unknown", (await host.GetAsync("/api/version")).GetProperty("version").GetString());
        Assert.Equal(4, (await host.GetAsync("/api/tags")).GetProperty("models").GetArrayLength());
    }

    [Fact]
    public async Task Fault_ForOnePathAndModel_LeavesTheOthersAlone()
    {
        await using var host = await EmulatorHost.StartAsync();
        host.Control.Set(new Fault(FaultKind.Status500) { Path = "/api/*", Model = "emulated-think" });

        Assert.Equal(200, (await host.StatusAsync("/api/generate", Once)).Status);
        Assert.Equal(500, (await host.StatusAsync("/api/show", new { model = "emulated-think" })).Status);
    }
}
