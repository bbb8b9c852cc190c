using System.Net;
using ModelContextProtocol.Client;
using OllamaMcp.Emulator.Faults;
using OllamaMcp.Emulator.Settings;
using OllamaMcp.TestKit;

namespace OllamaMcp.Server.Tests.Hosting;

public sealed class DrainTests
{
    private static readonly TimeSpan TheCall = TimeSpan.FromSeconds(2);

    [Fact]
    public async Task Terminate_CallInFlight_FinishesWhileReadinessFailsAndExitsWith0()
    {
        // Ollama answers when this clock says so: however slow this machine is, the call lasts as long as it is looked at.
        var time = new ManualTime();
        await using var ollama = await EmulatorHost.StartAsync(new EmulatorOptions { Time = time });
        await using var server = ServerProcess.Start(Programs.Server, [], ("OLLAMA_HOST", ollama.Address.ToString()));
        var address = await server.WaitForAddressAsync();
        using var http = new HttpClient { BaseAddress = address, Timeout = Patience.Limit };
        await using var client = await Clients.ConnectAsync(address, "/mcp");
        ollama.Control.Set(new Fault(FaultKind.SlowFirstByte) { Path = "/api/tags", Delay = TheCall });

        var call = client.CallToolAsync("ollama_list_models", cancellationToken: TestContext.Current.CancellationToken).AsTask();
        await time.TimerPendingAsync(TheCall).WaitAsync(Patience.Limit, TestContext.Current.CancellationToken);
        await server.TerminateAsync();
        await server.WaitForLineAsync("Stopping");
        using var ready = await http.GetAsync(new Uri("/health/ready", UriKind.Relative), TestContext.Current.CancellationToken);
        using var self = await http.GetAsync(new Uri("/health/self", UriKind.Relative), TestContext.Current.CancellationToken);
        using var live = await http.GetAsync(new Uri("/health/live", UriKind.Relative), TestContext.Current.CancellationToken);
        time.Advance(TheCall);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.StatusCode);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, self.StatusCode);
        Assert.Equal(HttpStatusCode.OK, live.StatusCode);
        Assert.NotEqual(true, (await call).IsError);
        Assert.Equal(0, await server.WaitForExitAsync());
    }
}
