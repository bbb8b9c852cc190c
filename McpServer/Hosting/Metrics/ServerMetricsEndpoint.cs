using OllamaMcp.Server.Transport.Endpoints;
using OllamaMcp.Server.Transport.Guards;
using OllamaMcp.ServiceDefaults;

namespace OllamaMcp.Server.Hosting.Metrics;

/// <summary>
/// <c>/metrics</c>, on every port and by its rules: open where MCP is open, with a token where one is required. They name models and
/// instances, so they are not for outsiders as health is.
/// </summary>
internal static class ServerMetricsEndpoint
{
    /// <summary>Maps it, unless <c>Metrics__Enabled</c> is off.</summary>
    public static void MapServerMetrics(this IEndpointRouteBuilder endpoints)
    {
        if (!MetricsEndpoint.IsOn(endpoints.ServiceProvider))
        {
            return;
        }

        var door = endpoints.ServiceProvider.GetRequiredService<Doorkeeper>();
        endpoints.MapGet(
            MetricsEndpoint.Path,
            context =>
            {
                door.Identify(context);
                return MetricsEndpoint.WriteAsync(context);
            }
        );
    }
}
