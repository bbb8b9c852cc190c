using OllamaMcp.AppHost.Processes.Children;
using OllamaMcp.AppHost.Processes.Dashboard;
using OllamaMcp.AppHost.Processes.Placement;
using OllamaMcp.AppHost.Settings;
using OllamaMcp.AppHost.Topology;

namespace OllamaMcp.AppHost.Tests.Dashboard;

public sealed class TelemetryVariablesTests
{
    private static readonly DashboardPorts Ports = new(Page: 1, Grpc: 2, Http: 3);

    [Fact]
    public void For_Replicas_IsOneServiceWithAnInstanceEach()
    {
        var parts = Replication.Expand(LocalTopology.Describe(new HostSettings { DataFolder = "data", Replicas = 2 }));

        var names = parts
            .Where(part => part.Kind == PartKind.McpServer)
            .Select(part => TelemetryVariables.For(Ports, part))
            .Select(all => (all["OTEL_SERVICE_NAME"], all["OTEL_RESOURCE_ATTRIBUTES"]));

        Assert.Equal([("mcp-server", "service.instance.id=1"), ("mcp-server", "service.instance.id=2")], names);
    }

    [Theory]
    [InlineData("23:14 WARNING  Telemetry does not arrive at http://127.0.0.1:2/v1: Connection refused (127.0.0.1:2). What is not", true)]
    [InlineData("23:14 WARNING  Telemetry does not arrive at http://127.0.0.1:2/v1: It answered 415", false)]
    [InlineData("23:14 INFO     Telemetry arrives at http://127.0.0.1:2/v1 again", true)]
    public void Noise_IsThatTheDashboardIsNotThere(string line, bool expected)
    {
        var spec = new ChildSpec("server") { Noise = TelemetryVariables.Noise(Ports) };

        Assert.Equal(expected, spec.IsNoise(line));
    }

    [Fact]
    public void For_AnOllamaAmongOthers_IsAServiceOfItsOwn()
    {
        var part = LocalTopology.Describe(new HostSettings { DataFolder = "data", OllamaCount = 2 }).First(part => part.Name == "ollama-2");

        var all = TelemetryVariables.For(Ports, part);

        Assert.Equal("ollama-2", all["OTEL_SERVICE_NAME"]);
        Assert.Equal("http://127.0.0.1:2", all["OTEL_EXPORTER_OTLP_ENDPOINT"]);
    }
}
