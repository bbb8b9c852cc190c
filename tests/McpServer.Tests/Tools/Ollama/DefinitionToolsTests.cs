using System.Text.Json;
using OllamaMcp.Emulator.Faults;
using OllamaMcp.TestKit;

namespace OllamaMcp.Server.Tests.Tools.Ollama;

public sealed class DefinitionToolsTests
{
    private const string Pirate = """FROM emulated-chat\nSYSTEM \"\"\"You are a\npirate.\"\"\"\nPARAMETER temperature 0.2""";

    [Fact]
    public async Task CreateModel_FromAModelfile_HasItsSystemAndParameters()
    {
        await using var ollama = await EmulatorHost.StartAsync();
        await using var mcp = await McpFixture.StartAsync(ollama.Address);

        var created = await mcp.ResultAsync("ollama_create_model", $$"""{"model":"pirate","modelfile":"{{Pirate}}"}""");
        var shown = await mcp.ResultAsync("ollama_show_model", """{"model":"pirate"}""");

        Assert.Equal("success", created.GetProperty("status").GetString());
        Assert.Equal("You are a\npirate.", shown.GetProperty("system").GetString());
        Assert.Contains("temperature", shown.GetProperty("parameters").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task CreateModel_FromFields_HasThem()
    {
        await using var ollama = await EmulatorHost.StartAsync();
        await using var mcp = await McpFixture.StartAsync(ollama.Address);

        await mcp.ResultAsync(
            "ollama_create_model",
            """{"model":"brief","from":"emulated-chat","system":"Be brief.","parameters":{"stop":["END"]},"messages":[{"role":"user","content":"Hi"}]}"""
        );
        var shown = await mcp.ResultAsync("ollama_show_model", """{"model":"brief"}""");

        Assert.Equal("Be brief.", shown.GetProperty("system").GetString());
        Assert.Contains("END", shown.GetProperty("parameters").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"model":"x"}""", "", "one of them")]
    [InlineData("""{"model":"x","modelfile":"FROM emulated-chat","system":"y"}""", "/system", "put it into the modelfile")]
    [InlineData("""{"model":"x","from":"emulated-chat","parameters":{"temprature":1}}""", "/parameters/temprature", "temperature")]
    [InlineData("""{"model":"x","from":"emulated-chat","parameters":{"num_ctx":"8k"}}""", "/parameters/num_ctx", "whole number")]
    [InlineData("""{"model":"x","files":{"a.gguf":"sha256:12"}}""", "/files/a.gguf", "64 hexadecimal")]
    [InlineData("""{"model":"x","from":"emulated-chat","messages":[{"role":"tool","content":""}]}""", "/messages/0/role", "assistant")]
    public async Task CreateModel_WrongDefinition_SaysWhere(string arguments, string path, string expected)
    {
        await using var ollama = await EmulatorHost.StartAsync();
        await using var mcp = await McpFixture.StartAsync(ollama.Address);

        var error = await mcp.ErrorAsync("ollama_create_model", arguments);

        var problem = error.GetProperty("problems")[0];
        Assert.Equal(path, problem.GetProperty("path").GetString());
        Assert.Contains(expected, problem.GetProperty("expected").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task CreateModel_BadModelfile_NamesTheLine()
    {
        await using var ollama = await EmulatorHost.StartAsync();
        await using var mcp = await McpFixture.StartAsync(ollama.Address);

        var error = await mcp.ErrorAsync("ollama_create_model", """{"model":"x","modelfile":"FROM emulated-chat\nSYSTM hello"}""");

        Assert.Equal("invalid_modelfile", error.GetProperty("code").GetString());
        Assert.Contains("line 2", error.GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task CreateModel_NameTaken_NeedsOverwrite()
    {
        await using var ollama = await EmulatorHost.StartAsync();
        await using var mcp = await McpFixture.StartAsync(ollama.Address);

        var error = await mcp.ErrorAsync("ollama_create_model", """{"model":"emulated-code","from":"emulated-chat"}""");
        await mcp.ResultAsync("ollama_create_model", """{"model":"emulated-code","from":"emulated-chat","overwrite":true}""");

        Assert.Equal("model_exists", error.GetProperty("code").GetString());
    }

    [Fact]
    public async Task UpdateModel_ThatExists_NeedsOverwriteAndKeepsTheRest()
    {
        await using var ollama = await EmulatorHost.StartAsync();
        await using var mcp = await McpFixture.StartAsync(ollama.Address);

        var refused = await mcp.ErrorAsync("ollama_update_model", """{"model":"emulated-chat","system":"New."}""");
        var updated = await mcp.ResultAsync("ollama_update_model", """{"model":"emulated-chat","system":"New.","overwrite":true}""");

        var shown = await mcp.ResultAsync("ollama_show_model", """{"model":"emulated-chat"}""");
        Assert.Equal("model_exists", refused.GetProperty("code").GetString());
        Assert.True(updated.GetProperty("replaced").GetBoolean());
        Assert.Equal("New.", shown.GetProperty("system").GetString());
        Assert.Contains("range .Messages", shown.GetProperty("template").GetString(), StringComparison.Ordinal);
        Assert.Equal(4, (await mcp.ResultAsync("ollama_list_models")).GetProperty("count").GetInt32());
    }

    [Fact]
    public async Task UpdateModel_ThatIsNotThere_CreatesIt()
    {
        await using var ollama = await EmulatorHost.StartAsync();
        await using var mcp = await McpFixture.StartAsync(ollama.Address);

        var updated = await mcp.ResultAsync("ollama_update_model", """{"model":"fresh","modelfile":"FROM emulated-chat"}""");

        Assert.False(updated.GetProperty("replaced").GetBoolean());
    }

    [Theory]
    [InlineData(nameof(FaultKind.ErrorLineMidStream), "/api/create", "ollama_failed")]
    [InlineData(nameof(FaultKind.CutMidStream), "/api/create", "stream_cut")]
    [InlineData(nameof(FaultKind.Status500), "/api/copy", "ollama_failed")]
    public async Task UpdateModel_NewOneFails_LeavesTheOldOneAndNoDraft(string fault, string path, string code)
    {
        await using var ollama = await EmulatorHost.StartAsync();
        await using var mcp = await McpFixture.StartAsync(ollama.Address);
        var before = await mcp.ResultAsync("ollama_list_models");
        ollama.Control.Set(new Fault(Enum.Parse<FaultKind>(fault)) { Path = path, After = 1 });

        var error = await mcp.ErrorAsync("ollama_update_model", """{"model":"emulated-chat","system":"New.","overwrite":true}""");

        Assert.Equal(code, error.GetProperty("code").GetString());
        Assert.Equal(Digests(before), Digests(await mcp.ResultAsync("ollama_list_models")));
    }

    private static string Digests(JsonElement listed) =>
        string.Join(
            '\n',
            listed
                .GetProperty("models")
                .EnumerateArray()
                .Select(m => $"{m.GetProperty("name")} {m.GetProperty("digest")}")
                .Order(StringComparer.Ordinal)
        );
}
