using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace OllamaMcp.ServiceDefaults;

/// <summary>The health endpoints that every service has.</summary>
public static class HealthEndpoints
{
    public const string All = "/health";
    public const string Live = "/health/live";
    public const string Ready = "/health/ready";
    public const string Self = "/health/self";

    /// <summary>
    /// Maps <c>/health</c> and <c>/health/ready</c> (every check; 503 where one is unhealthy, 200 where it is only degraded),
    /// <c>/health/self</c> (the checks that ask nobody else: whether this one of several takes calls)
    /// and <c>/health/live</c> (no check at all: a process that answers lives).
    /// </summary>
    /// <param name="endpoints">The service.</param>
    /// <param name="version">The version of the service.</param>
    /// <param name="mayShowDetails">Whether a caller may see what is behind a state: addresses, texts of errors.</param>
    public static void MapServiceHealth(this IEndpointRouteBuilder endpoints, string version, Func<HttpContext, bool> mayShowDetails)
    {
        Task WriteAsync(HttpContext context, HealthReport report) =>
            HealthReportWriter.WriteAsync(context, report, version, mayShowDetails(context));

        endpoints.MapHealthChecks(All, new HealthCheckOptions { Predicate = Has(HealthTags.Ready), ResponseWriter = WriteAsync });
        endpoints.MapHealthChecks(Ready, new HealthCheckOptions { Predicate = Has(HealthTags.Ready), ResponseWriter = WriteAsync });
        endpoints.MapHealthChecks(Self, new HealthCheckOptions { Predicate = Has(HealthTags.Self), ResponseWriter = WriteAsync });
        endpoints.MapHealthChecks(Live, new HealthCheckOptions { Predicate = _ => false, ResponseWriter = WriteAsync });
    }

    private static Func<HealthCheckRegistration, bool> Has(string tag) => check => check.Tags.Contains(tag);
}
