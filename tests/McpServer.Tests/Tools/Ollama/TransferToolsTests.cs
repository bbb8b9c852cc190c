using System.Text.Json;
using OllamaMcp.Emulator.Faults;
using OllamaMcp.Emulator.Settings;
using OllamaMcp.TestKit;

namespace OllamaMcp.Server.Tests.Tools.Ollama;

public sealed class TransferToolsTests
{
    [Fact]
    public async Task PullModel_FromTheLibrary_InstallsItAndCountsItsLayers()
    {
        await using var ollama = await EmulatorHost.StartAsync();
        await using var mcp = await McpFixture.StartAsync(ollama.Address);

        var pulled = await mcp.ResultAsync("ollama_pull_model", """{"model":"emulated-extra","request_id":"my-pull"}""");

        Assert.Equal("success", pulled.GetProperty("status").GetString());
        Assert.Equal("my-pull", pulled.GetProperty("request_id").GetString());
        Assert.True(pulled.GetProperty("total_bytes").GetInt64() > 4_000_000);
        Assert.All(
            pulled.GetProperty("layers").EnumerateArray(),
            layer => Assert.Equal(layer.GetProperty("total").GetInt64(), layer.GetProperty("completed").GetInt64())
        );
        Assert.Equal(5, (await mcp.ResultAsync("ollama_list_models")).GetProperty("count").GetInt32());
    }

    [Fact]
    public async Task PullModel_WithProgress_RisesInBytesToTheTotal()
    {
        await using var ollama = await EmulatorHost.StartAsync(new EmulatorOptions { TransferBytesPerSecond = 8_000_000 });
        await using var mcp = await McpFixture.StartAsync(ollama.Address);
        var progress = new ServerProgress();

        var outcome = await mcp.DispatchAsync(
            "ollama_pull_model",
            """{"model":"emulated-extra"}""",
            progress,
            cancellationToken: TestContext.Current.CancellationToken
        );

        Assert.Null(outcome.Error);
        var values = progress.Seen.Select(seen => seen.Value).ToList();
        Assert.All(values.Zip(values.Skip(1)), pair => Assert.True(pair.First < pair.Second));
        Assert.Contains(progress.Seen, seen => seen.Message.EndsWith(" of 4.2 MB", StringComparison.Ordinal));
        Assert.All(progress.Seen.Where(seen => seen.Total is not null), seen => Assert.True(seen.Value <= seen.Total));
    }

    [Fact]
    public async Task PullModel_NotInTheRegistry_SaysSo()
    {
        await using var ollama = await EmulatorHost.StartAsync();
        await using var mcp = await McpFixture.StartAsync(ollama.Address);

        var error = await mcp.ErrorAsync("ollama_pull_model", """{"model":"no-such-model"}""");

        Assert.Equal("model_not_found", error.GetProperty("code").GetString());
        Assert.Contains("registry", error.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Contains("ollama_search_models", error.GetProperty("next").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task PullModel_ErrorInTheMiddle_TellsHowFarItCameAndGoesOnWhenCalledAgain()
    {
        await using var ollama = await EmulatorHost.StartAsync();
        await using var mcp = await McpFixture.StartAsync(ollama.Address);
        ollama.Control.Set(new Fault(FaultKind.ErrorLineMidStream) { Path = "/api/pull", Count = 1 });

        var error = await mcp.ErrorAsync("ollama_pull_model", """{"model":"emulated-extra"}""");
        var again = await mcp.ResultAsync("ollama_pull_model", """{"model":"emulated-extra"}""");

        Assert.Equal("ollama_failed", error.GetProperty("code").GetString());
        Assert.Contains("layers seen so far complete", error.GetProperty("partial").GetString(), StringComparison.Ordinal);
        Assert.Equal("success", again.GetProperty("status").GetString());
    }

    [Fact]
    public async Task PushModel_ToARegistry_ComesBackByPull()
    {
        await using var ollama = await EmulatorHost.StartAsync(new EmulatorOptions { RegistryPort = 0 });
        await using var mcp = await McpFixture.StartAsync(ollama.Address);
        var name = $"{ollama.Registry.Authority}/team/chat:v1";
        var arguments = $$"""{"model":"{{name}}","insecure":true}""";

        await mcp.ResultAsync("ollama_copy_model", $$"""{"source":"emulated-chat","destination":"{{name}}"}""");
        var pushed = await mcp.ResultAsync("ollama_push_model", arguments);
        await mcp.ResultAsync("ollama_delete_model", $$"""{"model":"{{name}}"}""");
        var pulled = await mcp.ResultAsync("ollama_pull_model", arguments);

        Assert.Equal("success", pushed.GetProperty("status").GetString());
        Assert.Equal(Digests(pushed), Digests(pulled).Intersect(Digests(pushed), StringComparer.Ordinal));
    }

    [Fact]
    public async Task PushModel_NotInstalled_SaysSo()
    {
        await using var ollama = await EmulatorHost.StartAsync();
        await using var mcp = await McpFixture.StartAsync(ollama.Address);

        var error = await mcp.ErrorAsync("ollama_push_model", """{"model":"team/none:v1"}""");

        Assert.Equal("model_not_found", error.GetProperty("code").GetString());
        Assert.Contains("ollama_copy_model", error.GetProperty("next").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task DeleteModel_NotInstalled_NamesNoOtherModel()
    {
        await using var ollama = await EmulatorHost.StartAsync();
        await using var mcp = await McpFixture.StartAsync(ollama.Address);

        var error = await mcp.ErrorAsync("ollama_delete_model", """{"model":"emulated-chatt"}""");

        Assert.Equal("model_not_found", error.GetProperty("code").GetString());
        Assert.DoesNotContain("emulated-chat:", error.GetProperty("next").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task SearchModels_Remote_FindsExactNamesInTheRegistry()
    {
        await using var ollama = await EmulatorHost.StartAsync(new EmulatorOptions { RegistryPort = 0 });
        await using var mcp = await McpFixture.StartAsync(ollama.Address);
        var name = $"{ollama.Registry.Authority}/team/chat:v1";
        await mcp.ResultAsync("ollama_copy_model", $$"""{"source":"emulated-chat","destination":"{{name}}"}""");
        await mcp.ResultAsync("ollama_push_model", $$"""{"model":"{{name}}","insecure":true}""");

        var found = await mcp.ResultAsync("ollama_search_models", $$"""{"query":"{{name}}","remote":true,"insecure":true}""");
        var absent = await mcp.ResultAsync("ollama_search_models", $$"""{"query":"{{name}}2","remote":true,"insecure":true}""");

        Assert.True(found.GetProperty("remote").GetProperty("found").GetBoolean());
        Assert.True(found.GetProperty("remote").GetProperty("size_bytes").GetInt64() > 0);
        Assert.False(absent.GetProperty("remote").GetProperty("found").GetBoolean());
    }

    [Fact]
    public async Task SearchModels_RegistryUnreachable_GivesLocalResultsAndAClearWord()
    {
        await using var ollama = await EmulatorHost.StartAsync();
        await using var mcp = await McpFixture.StartAsync(ollama.Address);

        var result = await mcp.ResultAsync("ollama_search_models", """{"query":"127.0.0.1:9/team/emulated-chat","remote":true}""");

        var remote = result.GetProperty("remote");
        Assert.False(remote.TryGetProperty("found", out _));
        Assert.Equal("registry_unreachable", remote.GetProperty("problem").GetProperty("code").GetString());
        Assert.Contains("127.0.0.1:9", remote.GetProperty("problem").GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    private static IEnumerable<string?> Digests(JsonElement transfer) =>
        transfer
            .GetProperty("layers")
            .EnumerateArray()
            .Select(layer => layer.GetProperty("digest").GetString())
            .Order(StringComparer.Ordinal);
}
