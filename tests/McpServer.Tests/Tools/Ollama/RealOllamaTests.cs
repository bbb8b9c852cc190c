namespace OllamaMcp.Server.Tests.Tools.Ollama;

/// <summary>What the emulator cannot vouch for: the same tools on a real Ollama with real weights.</summary>
public sealed class RealOllamaTests
{
    private const string Variable = "OLLAMA_MCP_TEST_OLLAMA";
    private const string RegistryVariable = "OLLAMA_MCP_TEST_REGISTRY";

    [Theory]
    [InlineData("stories")]
    [InlineData("all-minilm")]
    public async Task ValidateModel_RealModel_PassesEveryCheck(string model)
    {
        await using var mcp = await StartAsync();

        var result = await mcp.ResultAsync("ollama_validate_model", $$"""{"model":"{{model}}"}""");

        Assert.True(result.GetProperty("valid").GetBoolean(), result.ToString());
    }

    [Fact]
    public async Task GetModelfile_RealModel_CreatesTheSameAgain()
    {
        await using var mcp = await StartAsync();
        var name = Unique("again");

        var modelfile = (await mcp.ResultAsync("ollama_get_modelfile", """{"model":"stories-chat"}""")).GetProperty("modelfile");
        await mcp.ResultAsync("ollama_create_model", $$"""{"model":"{{name}}","modelfile":{{modelfile.GetRawText()}}}""");
        var again = await mcp.ResultAsync("ollama_show_model", $$"""{"model":"{{name}}"}""");
        await mcp.ResultAsync("ollama_delete_model", $$"""{"model":"{{name}}"}""");

        var original = await mcp.ResultAsync("ollama_show_model", """{"model":"stories-chat"}""");
        Assert.Equal(original.GetProperty("template").GetString(), again.GetProperty("template").GetString());
        Assert.Equal(Lines(original), Lines(again));
    }

    [Fact]
    public async Task UpdateModel_RealModel_ReplacesItWithNoDraftLeft()
    {
        await using var mcp = await StartAsync();
        var name = Unique("update");
        await mcp.ResultAsync("ollama_create_model", $$"""{"model":"{{name}}","from":"stories","system":"Old."}""");

        await mcp.ResultAsync("ollama_update_model", $$"""{"model":"{{name}}","system":"New.","overwrite":true}""");

        var shown = await mcp.ResultAsync("ollama_show_model", $$"""{"model":"{{name}}"}""");
        var listed = await mcp.ResultAsync("ollama_search_models", """{"query":"ollama-mcp-draft"}""");
        await mcp.ResultAsync("ollama_delete_model", $$"""{"model":"{{name}}"}""");
        Assert.Equal("New.", shown.GetProperty("system").GetString());
        Assert.Equal(0, listed.GetProperty("count").GetInt32());
    }

    [Fact]
    public async Task PushAndPull_RealRegistry_CountTheSameBytes()
    {
        var registry = Environment.GetEnvironmentVariable(RegistryVariable);
        Assert.SkipWhen(string.IsNullOrEmpty(registry), $"{RegistryVariable} names no model registry; eng/provision starts one");
        await using var mcp = await StartAsync();
        var name = $"{registry}/team/{Unique("stories")}:v1";
        var arguments = $$"""{"model":"{{name}}","insecure":true}""";
        await mcp.ResultAsync("ollama_copy_model", $$"""{"source":"stories","destination":"{{name}}"}""");

        var pushed = await mcp.ResultAsync("ollama_push_model", arguments);
        var found = await mcp.ResultAsync("ollama_search_models", $$"""{"query":"{{name}}","remote":true,"insecure":true}""");
        await mcp.ResultAsync("ollama_delete_model", $$"""{"model":"{{name}}"}""");
        var pulled = await mcp.ResultAsync("ollama_pull_model", arguments);
        await mcp.ResultAsync("ollama_delete_model", $$"""{"model":"{{name}}"}""");

        Assert.Equal(pushed.GetProperty("total_bytes").GetInt64(), pulled.GetProperty("total_bytes").GetInt64());
        Assert.True(found.GetProperty("remote").GetProperty("found").GetBoolean());
    }

    [Fact]
    public async Task CheckBlobs_OfARealModel_AreThere()
    {
        await using var mcp = await StartAsync();
        var modelfile = (await mcp.ResultAsync("ollama_get_modelfile", """{"model":"stories"}""")).GetProperty("modelfile").GetString()!;
        var start = modelfile.IndexOf("sha256-", StringComparison.Ordinal);

        var result = await mcp.ResultAsync("ollama_check_blobs", $$"""{"digest":"{{modelfile.AsSpan(start, 71)}}"}""");

        Assert.True(result.GetProperty("exists").GetBoolean());
    }

    [Theory]
    [InlineData("""{"model":"stories-chta"}""", "ollama_show_model", "ollama_pull_model")]
    [InlineData("""{"source":"nothere","destination":"x"}""", "ollama_copy_model", "ollama_pull_model")]
    // Whoever wants a model gone is not offered one to pull, nor another one to delete.
    [InlineData("""{"model":"nothere"}""", "ollama_delete_model", "ollama_list_models")]
    public async Task AnyTool_MissingModel_IsToldWithWhatToDoNext(string arguments, string tool, string next)
    {
        await using var mcp = await StartAsync();

        var error = await mcp.ErrorAsync(tool, arguments);

        Assert.Equal("model_not_found", error.GetProperty("code").GetString());
        Assert.Contains(next, error.GetProperty("next").GetString(), StringComparison.Ordinal);
    }

    private static Task<McpFixture> StartAsync()
    {
        var ollama = Environment.GetEnvironmentVariable(Variable);
        Assert.SkipWhen(string.IsNullOrEmpty(ollama), $"{Variable} names no running Ollama; eng/provision starts one");
        return McpFixture.StartAsync(new Uri(ollama));
    }

    // Ollama writes its parameters in another order each time.
    private static IEnumerable<string> Lines(System.Text.Json.JsonElement shown) =>
        shown.GetProperty("parameters").GetString()!.Split((char)10).Order(StringComparer.Ordinal);

    private static string Unique(string name) => $"{name}-{Guid.NewGuid():N}";
}
