using System.Text.Json;
using OllamaMcp.TestKit;

namespace OllamaMcp.Emulator.Tests.Models;

/// <summary>The emulator and real programs understand each other.</summary>
public sealed class RealRegistryTests
{
    [Fact]
    public async Task Pull_ByARealOllama_OfAModelThatTheEmulatorPushed_Succeeds()
    {
        var real = RealOllama.Address();
        await using var host = await EmulatorHost.StartAsync(new() { RegistryPort = 0 });
        var name = $"{host.Registry.Authority}/library/emulated-chat:latest";
        await host.JsonAsync("/api/copy", new { source = "emulated-chat", destination = name });
        await host.LinesAsync("/api/push", new { model = name, insecure = true });

        var pulled = await SendAsync(real, "POST", "/api/pull", $$"""{"model":"{{name}}","insecure":true}""");
        var shown = await SendAsync(real, "POST", "/api/show", $$"""{"model":"{{name}}"}""");
        await SendAsync(real, "DELETE", "/api/delete", $$"""{"model":"{{name}}"}""");

        Assert.Equal("""{"status":"success"}""", pulled[^1]);
        using var model = JsonDocument.Parse(shown[0]);
        Assert.Equal(
            ["completion", "tools"],
            model.RootElement.GetProperty("capabilities").EnumerateArray().Select(item => item.GetString())
        );
    }

    [Fact]
    public async Task PushAndPull_WithARealRegistry_Succeeds()
    {
        var registry = Environment.GetEnvironmentVariable("OLLAMA_MCP_TEST_REGISTRY");
        Assert.SkipWhen(string.IsNullOrEmpty(registry), "OLLAMA_MCP_TEST_REGISTRY is not set; eng/provision and eng/with-ollama set it.");
        await using var host = await EmulatorHost.StartAsync();
        var name = $"{registry}/emulator/chat:{Guid.NewGuid():N}";
        await host.JsonAsync("/api/copy", new { source = "emulated-chat", destination = name });

        var pushed = await host.LinesAsync("/api/push", new { model = name, insecure = true });
        await using var other = await EmulatorHost.StartAsync(new() { Models = [] });
        var pulled = await other.LinesAsync("/api/pull", new { model = name, insecure = true });

        Assert.Equal("""{"status":"success"}""", pushed[^1].GetRawText());
        Assert.Equal("""{"status":"success"}""", pulled[^1].GetRawText());
    }

    private static async Task<IReadOnlyList<string>> SendAsync(Uri server, string method, string path, string body) =>
        (await RawHttp.SendAsync(server, method, path, null, System.Text.Encoding.UTF8.GetBytes(body), Patience.Token)).Lines;
}
