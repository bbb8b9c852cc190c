using OllamaMcp.Server.Tests.Tools.Ollama;

namespace OllamaMcp.Server.Tests.Tools.Registry;

public sealed class ToolDispatcherTests
{
    [Fact]
    public async Task CallAsync_ThatFails_IsOneLineInTheLog()
    {
        using var logs = new RecordedLogs();
        await using var bench = ToolBench.Over(new Uri("http://127.0.0.1:1"), logs);

        await bench.ErrorAsync("ollama_generate", "{}");

        var line = Assert.Single(logs.Lines);
        Assert.StartsWith("Information 3001 ollama_generate ended with invalid_arguments after ", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CallAsync_ThatSucceeds_IsNotLogged()
    {
        using var logs = new RecordedLogs();
        await using var bench = ToolBench.Over(new Uri("http://127.0.0.1:1"), logs);

        await bench.ResultAsync("ollama_list_contexts", "{}");

        Assert.Empty(logs.Lines);
    }
}
