using ModelContextProtocol.Client;
using OllamaMcp.Emulator.Faults;
using OllamaMcp.Server.Tests.Hosting;
using OllamaMcp.TestKit;

namespace OllamaMcp.Server.Tests.Telemetry;

/// <summary>One trace from the client's span to Ollama's request, and what it says of calls that end badly.</summary>
public sealed class TraceTests
{
    [Theory]
    [InlineData("/mcp")]
    [InlineData("/sse")]
    [InlineData("--stdio")]
    public async Task Chat_OverATransport_IsOneChainFromTheClientToOllama(string way)
    {
        await using var server = await ObservedServer.StartAsync();

        var trace =
            way == "--stdio"
                ? await server.CallOverStdioAsync(client => ToolCalls.ChatAsync(client))
                : (await server.CallAsync(way, client => ToolCalls.ChatAsync(client))).TraceId;

        var spans = server.Receiver.Spans.Where(span => span.TraceId == trace).ToList();
        var tool = Assert.Single(spans, span => span.Name == "tools/call ollama_chat");
        var route = Assert.Single(spans, span => span.ParentId == tool.SpanId);
        var chat = Assert.Single(spans, span => span.ParentId == route.SpanId);
        var http = Assert.Single(spans, span => span.ParentId == chat.SpanId);
        Assert.Equal(["route", "chat emulated-chat", "POST"], [route.Name, chat.Name, http.Name]);
        Assert.DoesNotContain(spans, span => span.SpanId == tool.ParentId); // the client's own, which is not the HTTP request
        Assert.Equal(way == "--stdio" ? 0 : 1, tool.Links.Count);
        AssertFigures(chat, server.Ollama.Address);
        var request = Assert.Single(server.Ollama.Control.Requests.All, seen => seen.Path == "/api/chat");
        Assert.Equal($"00-{trace}-{http.SpanId}-01", request.Headers["traceparent"]);
        Assert.Equal("tenant=blue", request.Headers["baggage"].Replace(" ", "", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Stateless_WithTraceInHttpHeadersAlone_IsBelowTheHttpRequest()
    {
        await using var server = await ObservedServer.StartAsync();
        const string trace = "4bf92f3577b34da6a3ce929d0e0e4736";

        await server.ServeAsync(async address =>
        {
            using var http = new HttpClient { BaseAddress = address };
            http.DefaultRequestHeaders.Add("traceparent", $"00-{trace}-00f067aa0ba902b7-01");
            using var answer = await StatelessCall.PostAsync(http, "ollama_get_version", "{}", token: null);
            Assert.Equal(System.Net.HttpStatusCode.OK, answer.StatusCode);
            (await http.GetAsync(new Uri("/health", UriKind.Relative), TestContext.Current.CancellationToken)).Dispose();
            (await http.GetAsync(new Uri("/metrics", UriKind.Relative), TestContext.Current.CancellationToken)).Dispose();
        });

        var request = Assert.Single(server.Receiver.Spans, span => span.Scope == "Microsoft.AspNetCore");
        var tool = Assert.Single(server.Receiver.Spans, span => span.Name == "tools/call ollama_get_version");
        Assert.Equal((trace, "00f067aa0ba902b7"), (request.TraceId, request.ParentId));
        Assert.Equal(request.SpanId, tool.ParentId);
        Assert.Empty(tool.Links);
        Assert.False(tool.Attributes.ContainsKey("mcp.session.id"));
        Assert.DoesNotContain(server.Receiver.Metrics, metric => metric.Name == "mcp.server.session.duration");
    }

    [Fact]
    public async Task Stream_CutInTheMiddle_IsToldOnEverySpan()
    {
        await using var server = await ObservedServer.StartAsync();
        server.Ollama.Control.Set(new Fault(FaultKind.CutMidStream) { After = 3 });

        await server.CallAsync("/mcp", client => ToolCalls.ChatAsync(client));

        var chat = Assert.Single(server.Receiver.Spans, span => span.Name == "chat emulated-chat");
        var tool = Assert.Single(server.Receiver.Spans, span => span.Name == "tools/call ollama_chat");
        Assert.Equal("stream_cut", chat["error.type"]);
        Assert.Equal(("tool_error", "stream_cut"), (tool["error.type"], tool["ollama_mcp.error.code"]));
        Assert.True(chat.IsError && tool.IsError);
        Assert.True(chat.Attributes.ContainsKey("gen_ai.response.time_to_first_chunk"));
    }

    // Over the newest revision, where leaving is cancelling: over the others, the SDK's client now and then forgets to say it.
    [Fact]
    public async Task Stream_CancelledByTheClient_LastsUntilThenAndIsTold()
    {
        await using var server = await ObservedServer.StartAsync();
        server.Ollama.Control.Set(new Fault(FaultKind.HangMidStream) { After = 3 });

        await server.CallAsync("/mcp", client => CancelAsync(client, server.Ollama));

        var chat = Assert.Single(server.Receiver.Spans, span => span.Name == "chat emulated-chat");
        var route = Assert.Single(server.Receiver.Spans, span => span.SpanId == chat.ParentId);
        var tool = Assert.Single(server.Receiver.Spans, span => span.Name == "tools/call ollama_chat");
        Assert.Equal(("cancelled", "cancelled"), (chat["error.type"], tool["error.type"]));
        Assert.True(chat.End <= route.End && route.End <= tool.End);
        var failed = server.Receiver.Metrics.Where(m => m.Name == "gen_ai.client.operation.duration").SelectMany(m => m.Points);
        Assert.Contains(failed, point => point.Attributes["error.type"] is "cancelled");
    }

    [Fact]
    public async Task Refusals_OfLimits_AreCounted()
    {
        await using var server = await ObservedServer.StartAsync(("Limits__CallsPerMinute", "1"));

        await server.ServeAsync(async address =>
        {
            using var http = new HttpClient { BaseAddress = address };
            (await StatelessCall.PostAsync(http, "ollama_get_version", "{}", token: null)).Dispose();
            (await StatelessCall.PostAsync(http, "ollama_get_version", "{}", token: null)).Dispose();
        });

        var refusals = server.Receiver.Metrics.Where(metric => metric.Name == "ollama_mcp.refusals").SelectMany(metric => metric.Points);
        Assert.Contains(refusals, point => point.Attributes["error.type"] is "rate_limited");
    }

    [Fact]
    public async Task Sampler_AlwaysOff_MeasuresWithoutSpans()
    {
        await using var server = await ObservedServer.StartAsync(("OTEL_TRACES_SAMPLER", "always_off"));

        await server.CallAsync("/mcp", client => ToolCalls.ChatAsync(client));

        Assert.Empty(server.Receiver.Spans);
        Assert.Contains(server.Receiver.Metrics, metric => metric.Name == "gen_ai.client.token.usage");
    }

    private static void AssertFigures(OtlpSpan chat, Uri ollama)
    {
        Assert.Equal("ollama", chat["gen_ai.provider.name"]);
        Assert.Equal(("emulated-chat", (object)true), ((string)chat["gen_ai.request.model"]!, chat["gen_ai.request.stream"]));
        Assert.Equal((0.5, 3L, 20L), (chat["gen_ai.request.temperature"], chat["gen_ai.request.seed"], chat["gen_ai.request.max_tokens"]));
        Assert.Equal((ollama.Host, (object)(long)ollama.Port), ((string)chat["server.address"]!, chat["server.port"]));
        Assert.Equal(20L, chat["gen_ai.usage.output_tokens"]);
        Assert.True(chat["gen_ai.usage.input_tokens"] is > 0L);
        Assert.Equal(["length"], Assert.IsType<object?[]>(chat["gen_ai.response.finish_reasons"]));
    }

    private static async Task CancelAsync(McpClient client, EmulatorHost ollama)
    {
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var call = client.CallToolAsync(
            "ollama_chat",
            new Dictionary<string, object?>
            {
                ["model"] = "emulated-chat",
                ["messages"] = new[]
                {
                    new Dictionary<string, object?> { ["role"] = "user", ["content"] = "wait" },
                },
            },
            cancellationToken: cancel.Token
        );
        await ollama.WaitForAsync(counters => counters.InFlight == 1);
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await call);
        await ollama.CancelSeenAsync();
    }
}
