using OllamaMcp.Server.Contexts;

namespace OllamaMcp.Server.Tests.Tools.Ollama;

public sealed class ContextToolTests : IAsyncLifetime
{
    private readonly ToolBench _bench = ToolBench.Over(new Uri("http://127.0.0.1:9/"));

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _bench.DisposeAsync();

    [Fact]
    public async Task Save_Load_List_Clear_OneConversation()
    {
        var saved = await _bench.ResultAsync(
            "ollama_save_context",
            """{"session_id":"Team:1","messages":[{"role":"user","content":"Grüße"}],"model":"stories","expected_version":0}"""
        );
        var loaded = await _bench.ResultAsync("ollama_load_context", """{"session_id":"Team:1"}""");
        var listed = await _bench.ResultAsync("ollama_list_contexts", """{"prefix":"Team"}""");
        var cleared = await _bench.ResultAsync("ollama_clear_context", """{"session_id":"Team:1"}""");
        var again = await _bench.ResultAsync("ollama_clear_context", """{"session_id":"Team:1"}""");

        Assert.Equal(saved.GetProperty("version").GetInt64(), loaded.GetProperty("version").GetInt64());
        Assert.Equal("Grüße", loaded.GetProperty("messages")[0].GetProperty("content").GetString());
        Assert.Equal("stories", loaded.GetProperty("model").GetString());
        Assert.True(loaded.TryGetProperty("expires_at", out _));
        Assert.Equal("Team:1", Assert.Single(listed.GetProperty("contexts").EnumerateArray()).GetProperty("session_id").GetString());
        Assert.Equal((true, false), (cleared.GetProperty("cleared").GetBoolean(), again.GetProperty("cleared").GetBoolean()));
    }

    [Fact]
    public async Task Save_AnotherVersion_Conflict()
    {
        await _bench.ResultAsync("ollama_save_context", """{"session_id":"s","messages":[]}""");

        var error = await _bench.ErrorAsync("ollama_save_context", """{"session_id":"s","messages":[],"expected_version":7}""");

        Assert.Equal("context_conflict", error.GetProperty("code").GetString());
    }

    [Fact]
    public async Task Load_NothingThere_SaysHowToFindWhatIs()
    {
        var error = await _bench.ErrorAsync("ollama_load_context", """{"session_id":"none"}""");

        Assert.Equal("context_not_found", error.GetProperty("code").GetString());
        Assert.Contains("ollama_list_contexts", error.GetProperty("next").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task List_ManyConversations_PageByPage()
    {
        for (var i = 0; i < 5; i++)
        {
            await _bench.Store.SaveAsync($"s{i}", new ConversationDraft([]), null, TestContext.Current.CancellationToken);
        }

        var first = await _bench.ResultAsync("ollama_list_contexts", """{"limit":3}""");
        var cursor = first.GetProperty("next_cursor").GetString();
        var second = await _bench.ResultAsync("ollama_list_contexts", $$"""{"limit":3,"cursor":"{{cursor}}"}""");

        Assert.Equal((3, 2), (first.GetProperty("contexts").GetArrayLength(), second.GetProperty("contexts").GetArrayLength()));
        Assert.False(second.TryGetProperty("next_cursor", out _));
    }

    [Theory]
    [InlineData("ollama_save_context", """{"session_id":"../x","messages":[]}""")]
    [InlineData("ollama_load_context", """{"session_id":"a\u0000b"}""")]
    [InlineData("ollama_clear_context", """{"session_id":"a..b"}""")]
    [InlineData("ollama_list_contexts", """{"cursor":"nonsense"}""")]
    [InlineData("ollama_list_contexts", """{"limit":0}""")]
    [InlineData("ollama_list_contexts", """{"prefix":"../"}""")]
    public async Task AnyTool_BadArguments_Refused(string tool, string arguments) =>
        Assert.Equal("invalid_arguments", (await _bench.ErrorAsync(tool, arguments)).GetProperty("code").GetString());
}
