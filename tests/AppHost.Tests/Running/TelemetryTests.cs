namespace OllamaMcp.AppHost.Tests.Running;

/// <summary>What the server sends when an OTLP endpoint is set.</summary>
public sealed class TelemetryTests
{
    [Fact]
    public async Task ToolCall_WithAnEndpoint_SendsTracesMetricsAndLogs()
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        await using var run = await AppHostRun
            .Start(
                Machine.EmptyPath,
                $"OLLAMA_HOST={Machine.FreeLoopbackAddress()}",
                $"OTEL_EXPORTER_OTLP_ENDPOINT={receiver.Endpoint}",
                "OTEL_EXPORTER_OTLP_PROTOCOL=http/protobuf",
                "OTEL_BSP_SCHEDULE_DELAY=50",
                "OTEL_BLRP_SCHEDULE_DELAY=50",
                "OTEL_METRIC_EXPORT_INTERVAL=200"
            )
            .ReadyAsync();

        await run.CallAsync("ollama_get_version");

        await receiver.UntilReceivedAsync("traces", "tools/call ollama_get_version"); // the span of the call
        await receiver.UntilReceivedAsync("traces", "/api/version"); // that of the request to Ollama
        await receiver.UntilReceivedAsync("metrics", "http.server.request.duration");
        await receiver.UntilReceivedAsync("logs", "Telemetry goes to");
        await receiver.UntilReceivedAsync("traces", "ollama-mcp"); // service.name
    }
}
