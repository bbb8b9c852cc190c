using System.Net;
using OllamaMcp.AppHost.Processes.Machine;
using OllamaMcp.AppHost.Tests.Running;
using OllamaMcp.TestKit;

namespace OllamaMcp.AppHost.Tests.Dashboard;

/// <summary>The dashboard beside the topology: it may come, go and be missing, and the others do not mind.</summary>
public sealed class DashboardLifeTests : IDisposable
{
    private readonly TemporaryFolder _cache = new();

    public void Dispose() => _cache.Dispose();

    [Fact]
    public async Task Dashboard_ThatDies_ComesBackWhereItWasAndTheServerStays()
    {
        await using var run = await DashboardRun.StartAsync($"OLLAMA_HOST={Machine.FreeLoopbackAddress()}", "AppHost__Ollama=emulator");
        var address = run.AddressOf("dashboard");
        var dashboard = Assert.Single(Machine.ChildrenOf(run.Id), child => child.Value.Contains("dashboard run", StringComparison.Ordinal));
        var inner = Machine.ChildrenOf(dashboard.Key).Keys;

        Signals.Send(dashboard.Key, Signals.Kill);
        await run.SaysAsync("dashboard: ready", times: 2);

        using var http = new HttpClient();
        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync(new Uri(address, "/structuredlogs"), Patience.Token)).StatusCode);
        Assert.NotEqual(true, (await run.CallAsync("ollama_get_version")).IsError);
        await Machine.UntilGoneAsync([.. inner]);
        Assert.DoesNotContain("mcp-server ended", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stop_EndsTheDashboardAndAllThatItStarted()
    {
        await using var run = await DashboardRun.StartAsync($"OLLAMA_HOST={Machine.FreeLoopbackAddress()}", "AppHost__Ollama=emulator");
        var children = Machine.ChildrenOf(run.Id).Keys.ToList();
        var all = children.Concat(children.SelectMany(child => Machine.ChildrenOf(child).Keys)).ToList();

        Signals.Send(run.Id, Signals.Terminate);

        Assert.Equal(0, await run.EndedAsync());
        await Machine.UntilGoneAsync(all);
        Assert.True(Ports.IsFree(IPAddress.Loopback, run.AddressOf("dashboard").Port));
    }

    [Fact]
    public async Task Page_UnderAForeignName_IsRefused()
    {
        await using var run = await DashboardRun.StartAsync($"OLLAMA_HOST={Machine.FreeLoopbackAddress()}", "AppHost__Ollama=emulator");
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, run.AddressOf("dashboard")) { Headers = { Host = "rebound.example" } };

        using var response = await http.SendAsync(request, Patience.Token);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Fact]
    public async Task Run_WithoutNpm_SaysSoInTheTable()
    {
        await using var run = await AppHostRun
            .Start(Machine.EmptyPath, EmptyCache(), $"OLLAMA_HOST={Machine.FreeLoopbackAddress()}", "AppHost__Dashboard=auto")
            .ReadyAsync();

        Assert.Contains("npm, which would bring it, is not on PATH", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Telemetry goes to", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_WithAnEndpointOfTheUser_SendsThereAndBringsNone()
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        await using var run = await AppHostRun
            .Start(
                Machine.EmptyPath,
                $"OLLAMA_HOST={Machine.FreeLoopbackAddress()}",
                "AppHost__Dashboard=auto",
                $"OTEL_EXPORTER_OTLP_ENDPOINT={receiver.Endpoint}"
            )
            .ReadyAsync();

        Assert.Contains(
            $"telemetry goes to {receiver.Endpoint}, as OTEL_EXPORTER_OTLP_ENDPOINT says",
            run.Output,
            StringComparison.Ordinal
        );
        Assert.Contains($"Telemetry goes to {receiver.Endpoint}", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_WhereTheFetchFails_GoesOnAndRemembersIt()
    {
        var environment = EmptyCache();
        environment["npm_config_registry"] = "http://" + Machine.FreeLoopbackAddress();
        string[] arguments = [$"OLLAMA_HOST={Machine.FreeLoopbackAddress()}", "AppHost__Ollama=emulator", "AppHost__Dashboard=auto"];
        string[] path = [Path.GetDirectoryName(Machine.Program("npm"))!];
        await using (var run = await AppHostRun.Start(path, environment, arguments).ReadyAsync())
        {
            await run.SaysAsync("ECONNREFUSED");
            Assert.Contains("dashboard: failed: npm: ", run.Output, StringComparison.Ordinal);
            Assert.NotEqual(true, (await run.CallAsync("ollama_get_version")).IsError);
        }

        await using var later = await AppHostRun.Start(path, environment, arguments).ReadyAsync();

        Assert.Contains("it could not be fetched within the last hour: npm: ", later.Output, StringComparison.Ordinal);
        Assert.Contains("AppHost__Dashboard=on tries again", later.Output, StringComparison.Ordinal);
    }

    private Dictionary<string, string> EmptyCache() => new(StringComparer.Ordinal) { ["OLLAMA_MCP_CACHE"] = _cache.Path };
}
