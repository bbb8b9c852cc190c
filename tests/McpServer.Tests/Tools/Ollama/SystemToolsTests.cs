using System.Text.Json;
using OllamaMcp.Emulator.Faults;
using OllamaMcp.Emulator.Settings;
using OllamaMcp.TestKit;

namespace OllamaMcp.Server.Tests.Tools.Ollama;

public sealed class SystemToolsTests
{
    [Fact]
    public async Task GetVersion_Always_TellsVersionAndInstance()
    {
        await using var ollama = await EmulatorHost.StartAsync();
        await using var mcp = await McpFixture.StartAsync(ollama.Address);

        var result = await mcp.ResultAsync("ollama_get_version");

        Assert.Equal("0.17.4", result.GetProperty("version").GetString());
        Assert.Equal(ollama.Address.Authority, result.GetProperty("instance").GetString());
    }

    [Fact]
    public async Task ListProcesses_AfterValidation_ShowsSharesAndTimeLeft()
    {
        await using var ollama = await EmulatorHost.StartAsync();
        await using var mcp = await McpFixture.StartAsync(ollama.Address);
        await mcp.ResultAsync("ollama_validate_model", """{"model":"emulated-chat"}""");

        var model = Assert.Single((await mcp.ResultAsync("ollama_list_processes")).GetProperty("models").EnumerateArray());

        Assert.Equal(100, model.GetProperty("gpu_percent").GetDouble() + model.GetProperty("cpu_percent").GetDouble());
        Assert.InRange(model.GetProperty("seconds_left").GetDouble(), 1, 300);
        Assert.False(model.GetProperty("kept_for_ever").GetBoolean());
        Assert.False(model.TryGetProperty("pid", out _));
    }

    [Fact]
    public async Task CheckHealth_AllWell_PassesEveryCheck()
    {
        await using var ollama = await EmulatorHost.StartAsync();
        await using var mcp = await McpFixture.StartAsync(ollama.Address);

        var result = await mcp.ResultAsync("ollama_check_health");

        Assert.True(result.GetProperty("healthy").GetBoolean());
        Assert.Equal("passed passed passed", Statuses(result));
    }

    [Fact]
    public async Task CheckHealth_OllamaDown_IsAResultThatSaysWhy()
    {
        await using var mcp = await McpFixture.StartAsync(new Uri("http://127.0.0.1:9/"));

        var result = await mcp.ResultAsync("ollama_check_health");

        Assert.False(result.GetProperty("healthy").GetBoolean());
        Assert.Equal("failed skipped skipped", Statuses(result));
        Assert.Equal("ollama_unreachable", result.GetProperty("checks")[0].GetProperty("problem").GetProperty("code").GetString());
    }

    [Theory]
    [InlineData("emulated-chat")]
    [InlineData("emulated-embed")]
    public async Task ValidateModel_ThatIsWhole_PassesEveryCheck(string model)
    {
        await using var ollama = await EmulatorHost.StartAsync();
        await using var mcp = await McpFixture.StartAsync(ollama.Address);

        var result = await mcp.ResultAsync("ollama_validate_model", $$"""{"model":"{{model}}"}""");

        Assert.True(result.GetProperty("valid").GetBoolean(), result.ToString());
        Assert.Equal("passed passed passed passed passed", Statuses(result));
    }

    [Theory]
    [InlineData("/api/tags", "failed skipped skipped skipped skipped")]
    [InlineData("/api/show", "passed failed skipped skipped skipped")]
    [InlineData("/api/generate", "passed passed passed failed skipped")]
    public async Task ValidateModel_OneCheckFails_SkipsTheRest(string path, string statuses)
    {
        await using var ollama = await EmulatorHost.StartAsync();
        await using var mcp = await McpFixture.StartAsync(ollama.Address);
        ollama.Control.Set(new Fault(FaultKind.Status500) { Path = path });

        var result = await mcp.ResultAsync("ollama_validate_model", """{"model":"emulated-chat"}""");

        Assert.False(result.GetProperty("valid").GetBoolean());
        Assert.Equal(statuses, Statuses(result));
    }

    [Fact]
    public async Task GetModelsInfo_OneUnknown_DescribesTheOthersInOrder()
    {
        await using var ollama = await EmulatorHost.StartAsync();
        await using var mcp = await McpFixture.StartAsync(ollama.Address);
        var progress = new ServerProgress();

        var call = await mcp.DispatchAsync(
            "ollama_get_models_info",
            """{"models":["emulated-embed","nothing","emulated-chat"]}""",
            progress,
            cancellationToken: TestContext.Current.CancellationToken
        );

        var models = call.Structured.GetProperty("models").EnumerateArray().ToList();
        Assert.Equal("emulated-embed nothing emulated-chat", string.Join(' ', models.Select(m => m.GetProperty("model").GetString())));
        Assert.Equal("model_not_found", models[1].GetProperty("problem").GetProperty("code").GetString());
        Assert.True(models[2].GetProperty("description").TryGetProperty("capabilities", out _));
        Assert.Equal(1, call.Structured.GetProperty("failed").GetInt32());
        Assert.Equal("1 2 3", string.Join(' ', progress.Seen.Select(seen => seen.Value)));
    }

    [Fact]
    public async Task GetModelsInfo_WithoutNames_DescribesAll()
    {
        await using var ollama = await EmulatorHost.StartAsync();
        await using var mcp = await McpFixture.StartAsync(ollama.Address);

        var result = await mcp.ResultAsync("ollama_get_models_info");

        Assert.Equal(4, result.GetProperty("count").GetInt32());
        Assert.Equal(0, result.GetProperty("failed").GetInt32());
    }

    [Theory]
    [InlineData("0.17.4")]
    [InlineData("0.32.0")]
    public async Task SearchModels_ByCapability_FindsItWhateverTheListTells(string version)
    {
        await using var ollama = await EmulatorHost.StartAsync(new EmulatorOptions { Version = version });
        await using var mcp = await McpFixture.StartAsync(ollama.Address);

        var result = await mcp.ResultAsync("ollama_search_models", """{"capability":"embedding"}""");

        Assert.Equal("emulated-embed:latest", Names(result));
    }

    [Theory]
    [InlineData("""{"query":"CODE"}""", "emulated-code:latest")]
    [InlineData("""{"query":"bert"}""", "emulated-embed:latest")]
    [InlineData("""{"family":"bert","tag":"LATEST"}""", "emulated-embed:latest")]
    [InlineData("""{"tag":"v2"}""", "")]
    [InlineData("""{"min_size":1000000000000}""", "")]
    public async Task SearchModels_Locally_FindsByNameFamilyTagAndSize(string arguments, string names)
    {
        await using var ollama = await EmulatorHost.StartAsync();
        await using var mcp = await McpFixture.StartAsync(ollama.Address);

        Assert.Equal(names, Names(await mcp.ResultAsync("ollama_search_models", arguments)));
    }

    private static string Names(JsonElement result) =>
        string.Join(' ', result.GetProperty("models").EnumerateArray().Select(model => model.GetProperty("name").GetString()));

    private static string Statuses(JsonElement result) =>
        string.Join(' ', result.GetProperty("checks").EnumerateArray().Select(check => check.GetProperty("status").GetString()));
}
