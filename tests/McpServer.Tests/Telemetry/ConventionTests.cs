namespace OllamaMcp.Server.Tests.Telemetry;

/// <summary>Everything that the server sends, over every transport, against the tables of the conventions.</summary>
public sealed class ConventionTests
{
    private const string Stateless = "2026-07-28";

    // What the conventions have no name for.
    private static readonly string[] Ours = ["ollama_mcp.error.code"];

    private readonly Conventions _tables = Conventions.Read();

    [Theory]
    [InlineData("/mcp", Stateless)]
    [InlineData("/mcp", "2025-11-25")]
    [InlineData("/sse", "2025-11-25")]
    public async Task Http_EveryKindOfCall_SpansMetricsAndLogsAreOfTheConventions(string path, string revision)
    {
        await using var server = await ObservedServer.StartAsync();

        var (trace, written) = await server.CallAsync(path, ToolCalls.EveryKindAsync, revision);

        CheckAll(server.Receiver, trace);
        Assert.Contains(trace, written, StringComparison.Ordinal);
        Assert.Contains(server.Receiver.Spans, span => span is { Scope: "Microsoft.AspNetCore", Name: "POST /mcp" or "POST /message" });
        Assert.Empty(server.Receiver.Spans.Where(s => s.Scope == "Microsoft.AspNetCore").SelectMany(s => _tables.Check(s, "http.server")));
        Assert.Contains(server.Receiver.Metrics, metric => metric.Name == "ollama_mcp.sessions.open");
        Assert.Equal(revision != Stateless, server.Receiver.Metrics.Any(metric => metric.Name == "mcp.server.session.duration"));
        Assert.All(Operations(server.Receiver), span => Assert.Equal("tcp", span["network.transport"]));
        Assert.Contains(Operations(server.Receiver), span => span["mcp.protocol.version"] is string spoken && spoken == revision);
    }

    [Fact]
    public async Task Stdio_EveryKindOfCall_SpansMetricsAndLogsAreOfTheConventions()
    {
        await using var server = await ObservedServer.StartAsync();

        var trace = await server.CallOverStdioAsync(ToolCalls.EveryKindAsync);

        CheckAll(server.Receiver, trace);
        Assert.All(Operations(server.Receiver), span => Assert.Equal("pipe", span["network.transport"]));
        Assert.DoesNotContain(server.Receiver.Spans, span => span.Scope == "Microsoft.AspNetCore");
    }

    [Fact]
    public async Task Stdio_NoCall_TellsAllTheSameThatNoneIsInFlight()
    {
        await using var server = await ObservedServer.StartAsync();

        await server.CallOverStdioAsync(_ => Task.CompletedTask);

        Assert.Contains(server.Receiver.Metrics, metric => metric.Name == "ollama_mcp.calls.in_flight");
    }

    private static IEnumerable<OtlpSpan> Operations(OtlpReceiver receiver) =>
        receiver.Spans.Where(span => span.Attributes.ContainsKey("mcp.method.name"));

    private void CheckAll(OtlpReceiver receiver, string trace)
    {
        CheckSpans(receiver, trace);
        CheckMetrics(receiver);
        Assert.Contains(receiver.Logs, log => log.TraceId == trace && log.Text.StartsWith("ollama_chat ended", StringComparison.Ordinal));
        Assert.DoesNotContain(receiver.Logs, log => log.Text.Contains("walrus", StringComparison.Ordinal));
        Assert.Equal("ollama-mcp", receiver.Resource["service.name"]);
    }

    private void CheckSpans(OtlpReceiver receiver, string trace)
    {
        var ours = receiver.Spans.Where(span => span.Scope == "OllamaMcp.Server").ToList();
        Assert.All(ours, span => Assert.EndsWith($"/{_tables.Version}", span.Schema, StringComparison.Ordinal));
        Assert.Empty(ours.Where(s => s.Attributes.ContainsKey("mcp.method.name")).SelectMany(s => _tables.Check(s, "mcp.server", Ours)));
        Assert.Empty(ours.Where(IsInference).SelectMany(s => _tables.Check(s, "gen_ai.inference")));
        Assert.Empty(ours.Where(IsEmbedding).SelectMany(s => _tables.Check(s, "gen_ai.embeddings")));
        Assert.Empty(receiver.Spans.Where(s => s.Scope == "System.Net.Http").SelectMany(s => _tables.Check(s, "http.client")));
        string[] names =
        [
            "tools/call ollama_chat",
            "tools/call ollama_batch_generate",
            "tools/call",
            "tools/list",
            "resources/read",
            "route",
            "chat emulated-chat",
            "chat",
            "text_completion emulated-chat",
            "embeddings emulated-embed",
            "context list",
        ];
        Assert.All(names, name => Assert.Contains(ours, span => span.Name == name && span.TraceId == trace));
        Assert.DoesNotContain(receiver.Spans, span => span.Name.Contains("invented", StringComparison.Ordinal));
        Assert.DoesNotContain(receiver.Spans, span => span.ToString().Contains("walrus", StringComparison.Ordinal));
        Assert.All(ours, span => Assert.Equal(span.IsError, span.Attributes.ContainsKey("error.type")));
    }

    private void CheckMetrics(OtlpReceiver receiver)
    {
        var framework = receiver.Metrics.Where(m => m.Scope.StartsWith("Microsoft", StringComparison.Ordinal)).Select(m => m.Name);
        Assert.Empty(framework.Except(["http.server.request.duration", "kestrel.active_connections", "kestrel.rejected_connections"]));
        Assert.DoesNotContain(receiver.Metrics, metric => metric.Scope == "System.Net.Http");
        Assert.Empty(receiver.Metrics.Where(m => m.Scope == "OllamaMcp.Server").SelectMany(m => _tables.Check(m, Ours)));
        string[] names =
        [
            "gen_ai.client.token.usage",
            "gen_ai.client.operation.duration",
            "gen_ai.client.operation.time_to_first_chunk",
            "gen_ai.client.operation.time_per_output_chunk",
            "gen_ai.server.request.duration",
            "gen_ai.server.time_to_first_token",
            "gen_ai.server.time_per_output_token",
            "mcp.server.operation.duration",
            "ollama_mcp.calls.in_flight",
            "ollama_mcp.context.operation.duration",
        ];
        Assert.All(names, name => Assert.Contains(receiver.Metrics, metric => metric.Name == name));
        Assert.All(
            receiver.Metrics.Where(m => m.Scope == "OllamaMcp.Server" && !_tables.Has(m)),
            metric => Assert.StartsWith("ollama_mcp.", metric.Name, StringComparison.Ordinal)
        );
        var values = receiver.Metrics.SelectMany(m => m.Points).SelectMany(p => p.Attributes.Values).OfType<string>();
        Assert.DoesNotContain(values, value => value is "invented-by-a-caller" or "no_such_tool");
    }

    private static bool IsInference(OtlpSpan span) => span["gen_ai.operation.name"] is "chat" or "text_completion";

    private static bool IsEmbedding(OtlpSpan span) => span["gen_ai.operation.name"] is "embeddings";
}
