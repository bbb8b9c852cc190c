using System.Text.Json;
using OllamaMcp.TestKit;

namespace OllamaMcp.Emulator.Tests.Models;

/// <summary>The emulator and real programs understand each other.</summary>
public sealed class RealRegistryTests
{
    [Fact]
    public async Task Pull_ByARealOllama_OfAModelThatTheEmulatorPushed_Succeeds()
    {
        Uri real = RealOllama.Address();
        await using EmulatorHost host = await EmulatorHost.StartAsync(new() { RegistryPort = 0 });
        string name = $"{host.Registry.Authority}/library/emulated-chat:latest";
        await host.JsonAsync("/api/copy", new { source = "emulated-chat", destination = name });
        await host.LinesAsync("/api/push", new { model = name, insecure = true });

        IReadOnlyList<string> pulled = await SendAsync(real, "POST", "/api/pull", $$"""{"model":"{{name}}","insecure":true}""");
        IReadOnlyList<string> shown = await SendAsync(real, "POST", "/api/show", $$"""{"model":"{{name}}"}""");
        await SendAsync(real, "DELETE", "/api/delete", $$"""{"model":"{{name}}"}""");

        Assert.Equal("""{"status":"success"}""", pulled[^1]);
        using JsonDocument model = JsonDocument.Parse(shown[0]);
        Assert.Equal(
            ["completion", "tools"],
            model.RootElement.GetProperty("capabilities").EnumerateArray().Select(item => item.GetString())
        );
    }

    [Fact]
    public async Task PushAndPull_WithARealRegistry_Succeeds()
    {
        string? registry = Environment.GetEnvironmentVariable("OLLAMA_MCP_TEST_REGISTRY");
        Assert.SkipWhen(string.IsNullOrEmpty(registry), "OLLAMA_MCP_TEST_REGISTRY is not set; eng/provision and eng/with-ollama set it.");
        await using EmulatorHost host = await EmulatorHost.StartAsync();
        string name = $"{registry}/emulator/chat:{Guid.NewGuid():N}";
        await host.JsonAsync("/api/copy", new { source = "emulated-chat", destination = name });

        IReadOnlyList<JsonElement> pushed = await host.LinesAsync("/api/push", new { model = name, insecure = true });
        await using EmulatorHost other = await EmulatorHost.StartAsync(new() { Models = [] });
        IReadOnlyList<JsonElement> pulled = await other.LinesAsync("/api/pull", new { model = name, insecure = true });

        Assert.Equal("""{"status":"success"}""", pushed[^1].GetRawText());
        Assert.Equal("""{"status":"success"}""", pulled[^1].GetRawText());
    }

    private static async Task<IReadOnlyList<string>> SendAsync(Uri server, string method, string path, string body) =>
        (await RawHttp.SendAsync(server, method, path, null, System.Text.Encoding.UTF8.GetBytes(body), Patience.Token)).Lines;
}
