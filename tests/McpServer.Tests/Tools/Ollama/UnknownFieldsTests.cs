using OllamaMcp.Server.Tests.Ollama;

namespace OllamaMcp.Server.Tests.Tools.Ollama;

public sealed class UnknownFieldsTests
{
    [Fact]
    public async Task Generate_NewerOllamaSaysMore_PassedOnUnlessTheNameIsOurs()
    {
        await using var ollama = ScriptedOllama.Streaming(
            """{"model":"m","response":"a","done":false,"from_the_future":{"x":1},"instance":"theirs"}""",
            """{"model":"m","response":"b","done":true,"done_reason":"stop","later":2}"""
        );
        await using var bench = ToolBench.Over(ollama.Address);

        var result = await bench.ResultAsync("ollama_generate", """{"model":"m","prompt":"x"}""");

        Assert.Equal("ab", result.GetProperty("response").GetString());
        Assert.Equal(1, result.GetProperty("from_the_future").GetProperty("x").GetInt32());
        Assert.Equal(2, result.GetProperty("later").GetInt32());
        Assert.Equal(ollama.Address.Authority, result.GetProperty("instance").GetString());
    }

    [Fact]
    public async Task Chat_NewerOllamaSaysMoreInTheMessage_PassedOn()
    {
        await using var ollama = ScriptedOllama.Streaming(
            """{"model":"m","message":{"role":"assistant","content":"a","citations":[1]},"done":false}""",
            """{"model":"m","message":{"role":"assistant","content":""},"done":true,"done_reason":"stop"}"""
        );
        await using var bench = ToolBench.Over(ollama.Address);

        var result = await bench.ResultAsync("ollama_chat", """{"model":"m","messages":[{"role":"user","content":"x"}]}""");

        Assert.Equal(1, result.GetProperty("message").GetProperty("citations")[0].GetInt32());
    }
}
