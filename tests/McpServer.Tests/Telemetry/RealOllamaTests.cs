namespace OllamaMcp.Server.Tests.Telemetry;

/// <summary>What is told of calls of a real Ollama.</summary>
public sealed class RealOllamaTests
{
    private const string Variable = "OLLAMA_MCP_TEST_OLLAMA";

    private readonly Conventions _tables = Conventions.Read();

    [Theory]
    [InlineData("/mcp")]
    [InlineData("/sse")]
    public async Task Calls_OfARealOllama_HaveItsFigures(string path)
    {
        if (Environment.GetEnvironmentVariable(Variable) is not { Length: > 0 } ollama)
        {
            Assert.Skip($"{Variable} names no running Ollama; eng/with-ollama starts one (after eng/provision)");
            return;
        }

        await using var server = await ObservedServer.StartAsync(("OLLAMA_HOST", ollama));

        var (trace, _) = await server.CallAsync(
            path,
            async client =>
            {
                await ToolCalls.ChatAsync(client, "stories-chat");
                await ToolCalls.CallAsync(client, "ollama_embeddings", ("model", "all-minilm"), ("prompt", ToolCalls.Prompt));
            }
        );

        var chat = Assert.Single(server.Receiver.Spans, span => span.TraceId == trace && span.Name == "chat stories-chat");
        var embed = Assert.Single(server.Receiver.Spans, span => span.TraceId == trace && span.Name == "embeddings all-minilm");
        Assert.Empty(_tables.Check(chat, "gen_ai.inference").Concat(_tables.Check(embed, "gen_ai.embeddings")));
        Assert.True(chat["gen_ai.usage.input_tokens"] is > 0L && chat["gen_ai.usage.output_tokens"] is > 0L and <= 20L);
        Assert.IsType<object?[]>(chat["gen_ai.response.finish_reasons"]);
        var metrics = server.Receiver.Metrics.Where(metric => metric.Scope == "OllamaMcp.Server").ToList();
        Assert.Empty(metrics.SelectMany(metric => _tables.Check(metric, ["ollama_mcp.error.code"])));
        string[] said = ["gen_ai.server.request.duration", "gen_ai.server.time_to_first_token", "gen_ai.server.time_per_output_token"];
        Assert.All(said, name => Assert.Contains(metrics, metric => metric.Name == name));
    }
}
