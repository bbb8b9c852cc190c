using OllamaMcp.Server.Tests.Hosting;
using OllamaMcp.TestKit;

namespace OllamaMcp.Server.Tests.Telemetry;

/// <summary>What a server says whose telemetry does not arrive.</summary>
public sealed class UnreachableCollectorTests
{
    private const string Lost = "Telemetry does not arrive at ";
    private const string Again = "Telemetry arrives at ";

    [Theory]
    [InlineData("grpc")]
    [InlineData("http/protobuf")]
    public async Task Start_BeforeItsCollector_SaysOnceThatNothingArrivesAndOnceThatItDoes(string protocol)
    {
        var port = FreePorts.Take();
        await using var server = Start(port, protocol);

        var lost = await server.WaitForLineAsync(Lost);
        await using var collector = await Collector.StartAsync(port, isGrpc: protocol == "grpc");
        await using (var client = await Clients.ConnectAsync(await server.WaitForAddressAsync(), "/mcp", revision: "2025-11-25"))
        {
            await ToolCalls.ChatAsync(client, "nobody"); // it fails, so every signal has something to send
        }
        var again = await server.WaitForLineAsync(Again);

        await server.TerminateAsync();
        Assert.Equal(0, await server.WaitForExitAsync());
        Assert.Contains($"{Lost}http://127.0.0.1:{port}/", lost, StringComparison.Ordinal);
        Assert.Contains($": Connection refused (127.0.0.1:{port})", lost, StringComparison.Ordinal);
        Assert.Contains($"{Again}http://127.0.0.1:{port}/", again, StringComparison.Ordinal);
        Assert.Equal((1, 1), (Count(server, Lost), Count(server, Again)));
    }

    [Fact]
    public async Task Start_WithACollectorThatRefuses_SaysSoOnce()
    {
        var port = FreePorts.Take();
        await using var collector = await Collector.StartAsync(port, status: 404);
        await using var server = Start(port, "http/protobuf");

        var lost = await server.WaitForLineAsync(Lost);
        await collector.AskedAsync(10);

        await server.TerminateAsync();
        Assert.Equal(0, await server.WaitForExitAsync());
        Assert.Matches($"http://127\\.0\\.0\\.1:{port}/v1/(logs|metrics|traces): .*404", lost);
        Assert.Equal((1, 0), (Count(server, Lost), Count(server, Again)));
    }

    [Fact]
    public async Task End_BeforeAnythingWasSent_SaysThatItDoesNotArrive()
    {
        var port = FreePorts.Take();
        await using var server = ServerProcess.Start(Programs.Server, [], ("OTEL_EXPORTER_OTLP_ENDPOINT", $"http://127.0.0.1:{port}"));
        await server.WaitForAddressAsync();

        await server.TerminateAsync();
        Assert.Equal(0, await server.WaitForExitAsync());

        Assert.Equal(1, Count(server, Lost));
    }

    private static ServerProcess Start(int port, string protocol) =>
        ServerProcess.Start(
            Programs.Server,
            [],
            ("OTEL_EXPORTER_OTLP_ENDPOINT", $"http://127.0.0.1:{port}"),
            ("OTEL_EXPORTER_OTLP_PROTOCOL", protocol),
            ("OTEL_BLRP_SCHEDULE_DELAY", "50"),
            ("OTEL_METRIC_EXPORT_INTERVAL", "100")
        );

    private static int Count(ServerProcess server, string text) =>
        server.Written.Split('\n').Count(line => line.Contains(text, StringComparison.Ordinal));
}
