using OllamaMcp.Server.Contexts;
using OllamaMcp.Server.Ollama.Client;
using OllamaMcp.Server.Tests.Contexts;
using OllamaMcp.TestKit;

namespace OllamaMcp.Server.Tests.Tools.Ollama;

public sealed class RedisOutageToolTests : IAsyncLifetime
{
    private const string Turn = """{"model":"emulated-chat","session_id":"s","messages":[{"role":"user","content":"Hi"}]}""";
    private readonly RedisServer _redis = new();
    private EmulatorHost _ollama = null!;
    private ToolBench _bench = null!;

    public async ValueTask InitializeAsync()
    {
        RedisServer.Require();
        await _redis.StartAsync();
        _ollama = await EmulatorHost.StartAsync();
        _bench = ToolBench.Over(new OllamaClientOptions { Addresses = [_ollama.Address] }, new ContextStoreOptions { Uri = _redis.Uri });
    }

    public async ValueTask DisposeAsync()
    {
        await _bench.DisposeAsync();
        await _ollama.DisposeAsync();
        await _redis.DisposeAsync();
    }

    [Fact]
    public async Task EveryTool_RedisIsKilledAndStartedAgain_OnlyContextsFailAndComeBack()
    {
        await _bench.ResultAsync("ollama_chat", Turn);
        await _redis.KillAsync();

        string[] contextCalls = ["ollama_chat", "ollama_chat_stream"];
        foreach (var tool in contextCalls)
        {
            await FailsAsync(tool, Turn);
        }

        await FailsAsync("ollama_load_context", """{"session_id":"s"}""");
        await FailsAsync("ollama_save_context", """{"session_id":"s","messages":[]}""");
        await FailsAsync("ollama_clear_context", """{"session_id":"s"}""");
        await FailsAsync("ollama_list_contexts", "{}");
        await _bench.ResultAsync("ollama_generate", """{"model":"emulated-chat","prompt":"Hi"}""");
        await _bench.ResultAsync("ollama_chat", Turn.Replace("\"session_id\":\"s\",", "", StringComparison.Ordinal));
        await _bench.ResultAsync("ollama_get_version", "{}");

        await _redis.StartAsync();
        var patience = Patience.Token;
        while ((await _bench.CallAsync("ollama_load_context", """{"session_id":"s"}""")).Error is not null)
        {
            patience.ThrowIfCancellationRequested();
        }

        var again = await _bench.ResultAsync("ollama_chat", Turn);
        Assert.Equal(4, again.GetProperty("session").GetProperty("message_count").GetInt32());
    }

    private async Task FailsAsync(string tool, string arguments)
    {
        var error = await _bench.ErrorAsync(tool, arguments);
        Assert.Equal("context_store_unavailable", error.GetProperty("code").GetString());
        Assert.Contains($"127.0.0.1:{_redis.Port}", error.GetProperty("message").GetString(), StringComparison.Ordinal);
    }
}
