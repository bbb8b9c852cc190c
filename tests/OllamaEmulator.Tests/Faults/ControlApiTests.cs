using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using OllamaMcp.Emulator.Faults;
using OllamaMcp.TestKit;

namespace OllamaMcp.Emulator.Tests.Faults;

public sealed class ControlApiTests : IAsyncLifetime
{
    private readonly HttpClient _control = new() { Timeout = Patience.Limit };
    private EmulatorHost _host = null!;

    public async ValueTask InitializeAsync()
    {
        _host = await EmulatorHost.StartAsync(new() { ControlPort = 0, KeepRequests = true });
        _control.BaseAddress = _host.ControlAddress;
    }

    public async ValueTask DisposeAsync()
    {
        _control.Dispose();
        await _host.DisposeAsync();
    }

    [Fact]
    public async Task Faults_WhileEverythingIsRefused_CanBeListedAndCleared()
    {
        using var set = await _control.PostAsJsonAsync("/faults", new { fault = "refuse" }, Patience.Token);
        var made = await set.Content.ReadFromJsonAsync<JsonElement>(Patience.Token);
        await Assert.ThrowsAsync<HttpRequestException>(() => _host.GetAsync("/api/version"));

        using var cleared = await _control.DeleteAsync($"/faults/{made.GetProperty("id")}", Patience.Token);

        Assert.Equal(HttpStatusCode.Created, set.StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, cleared.StatusCode);
        Assert.Equal("0.17.4", (await _host.GetAsync("/api/version")).GetProperty("version").GetString());
    }

    [Theory]
    [InlineData("""{"fault":"melt"}""", "melt")]
    [InlineData("""{"fault":"refuse","cuont":1}""", "cuont")]
    [InlineData("""{"fault":"refuse","count":0}""", "count")]
    [InlineData("""{"fault":5}""", "cannot unmarshal number")]
    public async Task Faults_WrongBody_NamesWhatIsWrong(string body, string named)
    {
        using var answer = await _control.PostAsync("/faults", new StringContent(body), Patience.Token);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(named, await answer.Content.ReadAsStringAsync(Patience.Token), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Faults_EveryName_CanBeSetAndIsListed()
    {
        foreach (var name in FaultNames.All)
        {
            using var set = await _control.PostAsJsonAsync("/faults", new { fault = name, path = "/nowhere" }, Patience.Token);
            Assert.Equal(HttpStatusCode.Created, set.StatusCode);
        }

        var listed = await _control.GetFromJsonAsync<JsonElement>("/faults", Patience.Token);
        Assert.Equal(FaultNames.All, listed.GetProperty("faults").EnumerateArray().Select(fault => fault.GetProperty("fault").GetString()));
    }

    [Fact]
    public async Task Wait_CancelledCall_IsAnsweredWhenItIsSeen()
    {
        var waiting = _control.GetFromJsonAsync<JsonElement>("/counters/wait?counter=cancelled&atLeast=1", Patience.Token);
        using CancellationTokenSource leaving = new();
        _host.Control.Set(FaultKind.HangBeforeHeaders, 1);
        var call = _host.OpenAsync("/api/chat", new { model = "emulated-chat" }, leaving.Token);
        await _host.WaitForAsync(counters => counters.InFlight == 1);
        await leaving.CancelAsync();

        var seen = await waiting;

        Assert.Equal("POST /api/chat", seen.GetProperty("cancellations")[0].GetProperty("route").GetString());
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
    }

    [Fact]
    public async Task Wait_InVain_Answers408WithTheCounters()
    {
        using var answer = await _control.GetAsync("/counters/wait?counter=cancelled&atLeast=1&timeout=0", Patience.Token);

        Assert.Equal(HttpStatusCode.RequestTimeout, answer.StatusCode);
        Assert.Equal(0, (await answer.Content.ReadFromJsonAsync<JsonElement>(Patience.Token)).GetProperty("cancelled").GetInt32());
    }

    [Fact]
    public async Task Counters_AfterCalls_CountRoutesAndConnections()
    {
        await _host.GetAsync("/api/version");
        await _host.GetAsync("/api/version");
        await _host.StatusAsync("/api/show", new { model = "nothere" });

        var counters = await _control.GetFromJsonAsync<JsonElement>("/counters", Patience.Token);

        Assert.Equal(2, counters.GetProperty("requests").GetProperty("GET /api/version").GetInt32());
        Assert.Equal(1, counters.GetProperty("requests").GetProperty("POST /api/show").GetInt32());
        Assert.Equal(3, counters.GetProperty("total").GetInt32());
        Assert.Equal(1, counters.GetProperty("openConnections").GetInt32());
    }

    [Fact]
    public async Task Requests_WhenKept_ShowBodies()
    {
        await _host.StatusAsync("/api/show", new { model = "nothere" });

        var requests = await _control.GetFromJsonAsync<JsonElement>("/requests", Patience.Token);

        Assert.Equal("""{"model":"nothere"}""", requests.GetProperty("requests")[0].GetProperty("body").GetString());
    }
}
