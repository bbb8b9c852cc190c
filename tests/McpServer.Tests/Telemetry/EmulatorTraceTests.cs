using OllamaMcp.Server.Tests.Hosting;
using OllamaMcp.TestKit;

namespace OllamaMcp.Server.Tests.Telemetry;

/// <summary>The emulator as a service with telemetry of its own.</summary>
public sealed class EmulatorTraceTests
{
    private readonly Conventions _tables = Conventions.Read();

    [Fact]
    public async Task Chat_BeforeAnEmulatorWithTelemetry_GoesOnInTheEmulator()
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        await using var emulator = ServerProcess.Start(
            Programs.Emulator,
            ["--port", "0"],
            ("OTEL_EXPORTER_OTLP_ENDPOINT", receiver.Endpoint),
            ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf")
        );
        var address = await emulator.WaitForAddressAsync("Ollama emulator 0.17.4 on ");
        await using var server = await ObservedServer.StartAsync(("OLLAMA_HOST", address.ToString()));

        var (trace, _) = await server.CallAsync("/mcp", client => ToolCalls.ChatAsync(client));
        using (var http = new HttpClient { BaseAddress = address })
        {
            (await http.GetAsync(new Uri("/api/version", UriKind.Relative), TestContext.Current.CancellationToken)).Dispose();
        }

        await emulator.TerminateAsync();
        Assert.Equal(0, await emulator.WaitForExitAsync());
        var chat = Assert.Single(receiver.Spans, span => span.Name == "POST /api/chat");
        var asked = Assert.Single(server.Receiver.Spans, span => span.SpanId == chat.ParentId);
        Assert.Equal((trace, "System.Net.Http"), (chat.TraceId, asked.Scope));
        Assert.Equal(("/api/chat", 200L), (chat["http.route"], chat["http.response.status_code"]));
        Assert.Empty(_tables.Check(chat, "http.server"));
        Assert.DoesNotContain(receiver.Spans, span => span.Name.Contains("version", StringComparison.Ordinal));
        Assert.Equal("ollama-emulator", receiver.Resource["service.name"]);
        Assert.Contains(receiver.Metrics, metric => metric.Name == "http.server.request.duration");
    }

    [Fact]
    public async Task Start_WithAnEndpointThatIsNone_SaysWhatIsLegal()
    {
        await using var emulator = ServerProcess.Start(Programs.Emulator, ["--port", "0"], ("OTEL_EXPORTER_OTLP_ENDPOINT", "collector"));

        Assert.Equal(1, await emulator.WaitForExitAsync());

        Assert.Contains(
            "OTEL_EXPORTER_OTLP_ENDPOINT is 'collector': a URL with http or https is legal",
            emulator.Written,
            StringComparison.Ordinal
        );
    }
}
