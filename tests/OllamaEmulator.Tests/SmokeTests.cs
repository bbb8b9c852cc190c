using System.Net.Http.Json;
using OllamaMcp.Emulator.Faults;
using OllamaMcp.TestKit;

namespace OllamaMcp.Emulator.Tests;

public sealed class SmokeTests
{
    [Fact]
    public async Task Generate_Stream_EndsWithDone()
    {
        await using EmulatorHost host = await EmulatorHost.StartAsync();
        using HttpResponseMessage response = await host.Client.PostAsJsonAsync(
            "/api/generate",
            new
            {
                model = "emulated-chat",
                prompt = "Hello",
                options = new { num_predict = 5 },
            },
            Patience.Token
        );
        string body = await response.Content.ReadAsStringAsync(Patience.Token);
        Assert.Equal(6, body.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Contains("\"done\":true,\"done_reason\":\"length\"", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refuse_SetAndCleared_RefusesThenAnswers()
    {
        await using EmulatorHost host = await EmulatorHost.StartAsync();
        Assert.Contains("0.17.4", await host.Client.GetStringAsync("/api/version", Patience.Token), StringComparison.Ordinal);
        host.Control.Set(FaultKind.Refuse);
        await Assert.ThrowsAsync<HttpRequestException>(() => host.Client.GetStringAsync("/api/version", Patience.Token));
        host.Control.ClearFaults();
        Assert.Contains("0.17.4", await host.Client.GetStringAsync("/api/version", Patience.Token), StringComparison.Ordinal);
    }
}
