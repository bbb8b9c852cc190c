using System.Globalization;
using System.Net;
using OllamaMcp.AppHost.Processes.Machine;

namespace OllamaMcp.AppHost.Processes.Dashboard;

/// <summary>Where the dashboard listens, on loopback alone.</summary>
/// <param name="Page">For browsers.</param>
/// <param name="Grpc">For telemetry, OTLP over gRPC.</param>
/// <param name="Http">For telemetry, OTLP over HTTP.</param>
internal sealed record DashboardPorts(int Page, int Grpc, int Http)
{
    private const int UsualGrpc = 4317;
    private const int UsualHttp = 4318;

    /// <summary>The usual ports; for each that is taken, a free one.</summary>
    /// <param name="page">The one wished for; 0 for any.</param>
    public static DashboardPorts Choose(int page) => new(FreeOr(page), FreeOr(UsualGrpc), FreeOr(UsualHttp));

    public static string Url(int port) => string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}");

    private static int FreeOr(int wish) => wish > 0 && Ports.IsFree(IPAddress.Loopback, wish) ? wish : Ports.TakeFree();
}
