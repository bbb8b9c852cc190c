using System.Text.Json;
using OllamaMcp.Emulator.Settings;
using OllamaMcp.Server.Contexts;
using OllamaMcp.Server.Ollama.Client;
using OllamaMcp.Server.Tests.Contexts;
using OllamaMcp.TestKit;

namespace OllamaMcp.Server.Tests.Tools.Ollama;

public sealed class ChatToolTests : IAsyncLifetime
{
    private const string Hello = """{"model":"emulated-chat","messages":[{"role":"user","content":"Hi"}]}""";
    private const string Remembered = """{"model":"emulated-chat","session_id":"s","messages":[{"role":"user","content":"Hi"}]}""";
    private readonly FailingStore _store = new(
        new MemoryContextStore(new ConversationRules(new ContextStoreOptions { MaxMessages = 5 }, TimeProvider.System))
    );
    private EmulatorHost _ollama = null!;
    private ToolBench _bench = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _ollama = await EmulatorHost.StartAsync(new EmulatorOptions { KeepRequests = true });
        _bench = ToolBench.Over(new OllamaClientOptions { Addresses = [_ollama.Address] }, _store);
    }

    public async ValueTask DisposeAsync()
    {
        await _bench.DisposeAsync();
        await _ollama.DisposeAsync();
    }

    [Fact]
    public async Task Chat_WithoutSession_AnswerMessageAndNothingSaved()
    {
        var result = await _bench.ResultAsync("ollama_chat", Hello);

        var message = result.GetProperty("message");
        Assert.Equal("assistant", message.GetProperty("role").GetString());
        Assert.NotEmpty(message.GetProperty("content").GetString()!);
        Assert.Equal("stop", result.GetProperty("done_reason").GetString());
        Assert.False(result.TryGetProperty("session", out _));
        Assert.Empty((await _store.ListAsync("", cursor: null, 10, Cancel)).Items);
    }

    [Fact]
    public async Task Chat_EveryArgument_ReachesOllama()
    {
        await _bench.ResultAsync(
            "ollama_chat",
            """
            {"model":"emulated-chat","messages":[
               {"role":"system","content":"Be brief."},
               {"role":"assistant","thinking":"hm","tool_calls":[{"id":"c1","type":"function","function":{"name":"f","arguments":{"a":1.0}}}]},
               {"role":"tool","content":"7","tool_name":"f","tool_call_id":"c1"},
               {"role":"user","content":"And?","images":["aGk="]}],
             "tools":[{"type":"function","function":{"name":"f","description":"d","parameters":{"type":"object","x-more":[1]}}}],
             "format":"json","think":false,"options":{"seed":1},"keep_alive":-1,"truncate":false,"shift":true,"logprobs":false,"top_logprobs":0}
            """
        );

        var sent = JsonElement.Parse(_ollama.Control.Requests.All.Single(r => r.Path == "/api/chat").Body);
        var expected = JsonElement.Parse(
            """
            {"model":"emulated-chat","messages":[
               {"role":"system","content":"Be brief."},
               {"role":"assistant","content":"","thinking":"hm","tool_calls":[{"id":"c1","function":{"name":"f","arguments":{"a":1.0}}}]},
               {"role":"tool","content":"7","tool_name":"f","tool_call_id":"c1"},
               {"role":"user","content":"And?","images":["aGk="]}],
             "stream":true,
             "tools":[{"type":"function","function":{"name":"f","description":"d","parameters":{"type":"object","x-more":[1]}}}],
             "format":"json","keep_alive":-1,"options":{"seed":1},"think":false,"truncate":false,"shift":true,"logprobs":false,"top_logprobs":0}
            """
        );
        Assert.True(JsonElement.DeepEquals(expected, sent), sent.GetRawText());
    }

    [Fact]
    public async Task Chat_ModelWantsATool_CallAsData()
    {
        var result = await _bench.ResultAsync(
            "ollama_chat",
            """
            {"model":"emulated-chat","messages":[{"role":"user","content":"call get_weather"}],
             "tools":[{"type":"function","function":{"name":"get_weather","parameters":{"type":"object","properties":{"city":{"type":"string"}},"required":["city"]}}}]}
            """
        );

        var function = Assert.Single(result.GetProperty("message").GetProperty("tool_calls").EnumerateArray()).GetProperty("function");
        Assert.Equal("get_weather", function.GetProperty("name").GetString());
        Assert.Equal(JsonValueKind.Object, function.GetProperty("arguments").ValueKind);
    }

    [Theory]
    [InlineData("ollama_chat_stream", "")]
    [InlineData("ollama_chat", ",\"stream\":true")]
    public async Task Chat_Streamed_EveryPieceInOrderAndTheWholeAsResult(string tool, string stream)
    {
        var progress = new RecordedProgress();
        var result = await _bench.ResultAsync(tool, $"{Hello[..^1]}{stream}}}", progress);

        Assert.True(progress.Reports.Count > 3);
        Assert.Equal(result.GetProperty("message").GetProperty("content").GetString(), string.Concat(progress.Messages));
    }

    [Fact]
    public async Task Chat_Session_GoesBeforeTheMessagesAndTheAnswerIsSavedBehind()
    {
        var first = await _bench.ResultAsync("ollama_chat", Remembered);
        var second = await _bench.ResultAsync("ollama_chat_stream", Remembered);

        var sent = JsonElement.Parse(_ollama.Control.Requests.All.Last(r => r.Path == "/api/chat").Body).GetProperty("messages");
        Assert.Equal(["user", "assistant", "user"], sent.EnumerateArray().Select(m => m.GetProperty("role").GetString()!));
        var answer = first.GetProperty("message").GetProperty("content").GetString();
        Assert.Equal(answer, sent[1].GetProperty("content").GetString());
        var session = second.GetProperty("session");
        Assert.True(session.GetProperty("saved").GetBoolean());
        var firstVersion = first.GetProperty("session").GetProperty("version").GetInt64();
        Assert.Equal((firstVersion + 1, 4), (session.GetProperty("version").GetInt64(), session.GetProperty("message_count").GetInt32()));
        Assert.Equal(4, (await _store.LoadAsync("s", Cancel))!.Messages.Count);
    }

    [Fact]
    public async Task Chat_SomebodyElseSavedMeanwhile_AnswerWithTheConflict()
    {
        _store.BeforeSave = async () =>
        {
            _store.BeforeSave = null;
            await _store.SaveAsync("s", Drafts.Of("theirs"), expectedVersion: null, Cancel);
        };

        var result = await _bench.ResultAsync("ollama_chat", Remembered);

        Assert.NotEmpty(result.GetProperty("message").GetProperty("content").GetString()!);
        var session = result.GetProperty("session");
        Assert.False(session.GetProperty("saved").GetBoolean());
        Assert.Equal("context_conflict", session.GetProperty("error").GetProperty("code").GetString());
        Assert.Equal("theirs", Assert.Single((await _store.LoadAsync("s", Cancel))!.Messages).Content);
    }

    [Fact]
    public async Task Chat_ConversationGrowsOverTheLimit_AnswerWithTheReason()
    {
        await _bench.ResultAsync("ollama_chat", Remembered);
        await _bench.ResultAsync("ollama_chat", Remembered);

        var session = (await _bench.ResultAsync("ollama_chat", Remembered)).GetProperty("session");

        Assert.Equal("context_too_large", session.GetProperty("error").GetProperty("code").GetString());
    }

    [Fact]
    public async Task Chat_StoreIsDown_FailsBeforeTheModelIsCalledAndOnlyWithASession()
    {
        _store.IsDown = true;

        var error = await _bench.ErrorAsync("ollama_chat", Remembered);

        Assert.Equal("context_store_unavailable", error.GetProperty("code").GetString());
        Assert.DoesNotContain(_ollama.Control.Requests.All, r => r.Path == "/api/chat");
        await _bench.ResultAsync("ollama_chat", Hello);
    }

    [Fact]
    public async Task Chat_StreamBreaks_ErrorWithWhatHadComeAndNothingSaved()
    {
        var read = new TaskCompletionSource();
        await using var ollama = CutStream.Start(
            """{"model":"m","message":{"role":"assistant","content":"Once"},"done":false}""",
            read.Task
        );
        await using var bench = ToolBench.Over(new OllamaClientOptions { Addresses = [ollama.Address] }, _store);

        var outcome = await bench.CallAsync("ollama_chat_stream", Remembered, new RecordedProgress(_ => read.TrySetResult()));

        var error = outcome.Structured.GetProperty("error");
        Assert.Equal("stream_cut", error.GetProperty("code").GetString());
        Assert.Equal("Once", error.GetProperty("partial").GetString());
        Assert.Null(await _store.LoadAsync("s", Cancel));
    }

    [Fact]
    public async Task Chat_NoMessages_LoadsTheModelAndSavesNothing()
    {
        var result = await _bench.ResultAsync("ollama_chat", """{"model":"emulated-chat","messages":[],"session_id":"s"}""");

        Assert.Equal("load", result.GetProperty("done_reason").GetString());
        Assert.Null(await _store.LoadAsync("s", Cancel));
    }

    [Theory]
    [InlineData("""[{"role":"robot","content":"x"}]""", "/messages/0/role")]
    [InlineData("""[{"role":"user","content":"x","contnt":"y"}]""", "/messages/0/contnt")]
    [InlineData("""[{"role":"user"},{"role":"user","images":["!"]}]""", "/messages/1/images/0")]
    [InlineData(
        """[{"role":"assistant","tool_calls":[{"function":{"name":"f","arguments":"{}"}}]}]""",
        "/messages/0/tool_calls/0/function/arguments"
    )]
    [InlineData("""[{"content":"x"}]""", "/messages/0/role")]
    public async Task Chat_BadMessage_NamedByItsPlace(string messages, string path)
    {
        var error = await _bench.ErrorAsync("ollama_chat", $$"""{"model":"emulated-chat","messages":{{messages}}}""");

        Assert.Equal(path, Assert.Single(error.GetProperty("problems").EnumerateArray()).GetProperty("path").GetString());
    }

    [Theory]
    [InlineData("../x")]
    [InlineData("a\\u0000b")]
    [InlineData("")]
    public async Task Chat_BadSessionId_Refused(string sessionId)
    {
        var error = await _bench.ErrorAsync("ollama_chat", $$"""{"model":"emulated-chat","messages":[],"session_id":"{{sessionId}}"}""");

        Assert.Equal("invalid_arguments", error.GetProperty("code").GetString());
    }
}
