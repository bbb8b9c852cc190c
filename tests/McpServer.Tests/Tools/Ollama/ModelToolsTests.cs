using System.Text.Json;
using OllamaMcp.TestKit;

namespace OllamaMcp.Server.Tests.Tools.Ollama;

public sealed class ModelToolsTests
{
    [Fact]
    public async Task ListModels_FourInstalled_ListsThemWithSizes()
    {
        await using var ollama = await EmulatorHost.StartAsync();
        await using var mcp = await McpFixture.StartAsync(ollama.Address);

        var result = await mcp.ResultAsync("ollama_list_models");

        Assert.Equal(4, result.GetProperty("count").GetInt32());
        Assert.Contains(result.GetProperty("models").EnumerateArray(), model => NameOf(model) == "emulated-chat:latest");
        Assert.All(result.GetProperty("models").EnumerateArray(), model => Assert.True(model.GetProperty("size").GetInt64() > 0));
    }

    [Fact]
    public async Task ShowModel_OfAnInstalledOne_TellsItsCapabilities()
    {
        await using var ollama = await EmulatorHost.StartAsync();
        await using var mcp = await McpFixture.StartAsync(ollama.Address);

        var result = await mcp.ResultAsync("ollama_show_model", """{"model":"emulated-embed"}""");

        Assert.Equal("embedding", Assert.Single(result.GetProperty("capabilities").EnumerateArray()).GetString());
        Assert.True(result.TryGetProperty("model_info", out _));
    }

    [Fact]
    public async Task ShowModel_Misspelt_NamesTheNearOneAndThePullTool()
    {
        await using var ollama = await EmulatorHost.StartAsync();
        await using var mcp = await McpFixture.StartAsync(ollama.Address);

        var error = await mcp.ErrorAsync("ollama_show_model", """{"model":"emulated-chta"}""");

        Assert.Equal("model_not_found", error.GetProperty("code").GetString());
        Assert.Contains("emulated-chat:latest", error.GetProperty("next").GetString(), StringComparison.Ordinal);
        Assert.Contains("ollama_pull_model", error.GetProperty("next").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ListModels_OllamaDown_NamesItsAddress()
    {
        await using var mcp = await McpFixture.StartAsync(new Uri("http://127.0.0.1:9/"));

        var error = await mcp.ErrorAsync("ollama_list_models");

        Assert.Equal("ollama_unreachable", error.GetProperty("code").GetString());
        Assert.Contains("http://127.0.0.1:9", error.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Contains("OLLAMA_HOST", error.GetProperty("next").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ollama_show_model", "model")]
    [InlineData("ollama_delete_model", "model")]
    [InlineData("ollama_pull_model", "model")]
    [InlineData("ollama_create_model", "model")]
    [InlineData("ollama_get_model_size", "model")]
    [InlineData("ollama_validate_model", "model")]
    public async Task AnyTool_BadModelName_IsRefusedBeforeOllamaHears(string tool, string argument)
    {
        await using var ollama = await EmulatorHost.StartAsync();
        await using var mcp = await McpFixture.StartAsync(ollama.Address);
        string[] names = ["", "../../etc/passwd", "a\u0000b", "a b", new string('x', 600)];

        foreach (var name in names)
        {
            var error = await mcp.ErrorAsync(tool, $$"""{"{{argument}}":{{JsonSerializer.Serialize(name)}}}""");
            Assert.Equal("invalid_arguments", error.GetProperty("code").GetString());
            Assert.Equal("/" + argument, error.GetProperty("problems")[0].GetProperty("path").GetString());
        }

        Assert.Equal(0, ollama.Control.Counters.Total);
    }

    [Fact]
    public async Task DeleteModel_ThatIsThere_IsGone()
    {
        await using var ollama = await EmulatorHost.StartAsync();
        await using var mcp = await McpFixture.StartAsync(ollama.Address);

        await mcp.ResultAsync("ollama_delete_model", """{"model":"emulated-code"}""");

        Assert.Equal(3, (await mcp.ResultAsync("ollama_list_models")).GetProperty("count").GetInt32());
        Assert.Equal(
            "model_not_found",
            (await mcp.ErrorAsync("ollama_delete_model", """{"model":"emulated-code"}""")).GetProperty("code").GetString()
        );
    }

    [Fact]
    public async Task CopyModel_NameTaken_NeedsOverwrite()
    {
        await using var ollama = await EmulatorHost.StartAsync();
        await using var mcp = await McpFixture.StartAsync(ollama.Address);

        var refused = await mcp.ErrorAsync("ollama_copy_model", """{"source":"emulated-chat","destination":"Emulated-Code:latest"}""");
        await mcp.ResultAsync("ollama_copy_model", """{"source":"emulated-chat","destination":"emulated-code","overwrite":true}""");
        await mcp.ResultAsync("ollama_copy_model", """{"source":"emulated-chat","destination":"another/chat:v2"}""");

        Assert.Equal("model_exists", refused.GetProperty("code").GetString());
        Assert.Contains("overwrite", refused.GetProperty("next").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task GetModelfile_OfAnInstalledOne_BeginsWithFrom()
    {
        await using var ollama = await EmulatorHost.StartAsync();
        await using var mcp = await McpFixture.StartAsync(ollama.Address);

        var modelfile = (await mcp.ResultAsync("ollama_get_modelfile", """{"model":"emulated-chat"}""")).GetProperty("modelfile");

        Assert.Contains("\nFROM ", modelfile.GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task GetModelSize_InAnySpelling_GivesBytesAndWords()
    {
        await using var ollama = await EmulatorHost.StartAsync();
        await using var mcp = await McpFixture.StartAsync(ollama.Address);

        var size = await mcp.ResultAsync("ollama_get_model_size", """{"model":"library/Emulated-Chat"}""");

        Assert.Equal("emulated-chat:latest", size.GetProperty("model").GetString());
        Assert.True(size.GetProperty("size_bytes").GetInt64() > 0);
        Assert.Matches("^[0-9.]+ [kMG]?B$", size.GetProperty("size").GetString());
        Assert.False(size.GetProperty("loaded").GetBoolean());
    }

    [Fact]
    public async Task CheckBlobs_MalformedDigest_IsRefused()
    {
        await using var ollama = await EmulatorHost.StartAsync();
        await using var mcp = await McpFixture.StartAsync(ollama.Address);

        var error = await mcp.ErrorAsync("ollama_check_blobs", """{"digest":"sha256:xyz"}""");
        var absent = await mcp.ResultAsync("ollama_check_blobs", $$"""{"digest":"sha256-{{new string('A', 64)}}"}""");

        Assert.Equal("invalid_arguments", error.GetProperty("code").GetString());
        Assert.Contains("64 hexadecimal digits", error.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.False(absent.GetProperty("exists").GetBoolean());
    }

    private static string? NameOf(JsonElement model) => model.GetProperty("name").GetString();
}
