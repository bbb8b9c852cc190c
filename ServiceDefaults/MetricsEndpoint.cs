using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace OllamaMcp.ServiceDefaults;

/// <summary>Metrics for Prometheus and what reads its format, by content negotiation in OpenMetrics.</summary>
public static class MetricsEndpoint
{
    public const string Path = "/metrics";

    /// <summary>Whether this service collects metrics to scrape (<see cref="TelemetryOptions.ServesMetrics"/>).</summary>
    public static bool IsOn(IServiceProvider services) => services.GetService<Telemetry>()?.Scrapes is not null;

    /// <summary>Answers a scrape. Who may scrape is for the service to say, before.</summary>
    /// <exception cref="InvalidOperationException">It is not on.</exception>
    public static async Task WriteAsync(HttpContext context)
    {
        var source =
            context.RequestServices.GetRequiredService<Telemetry>().Scrapes
            ?? throw new InvalidOperationException("This service collects no metrics to scrape.");
        var format = MetricsFormat.For(context.Request.GetTypedHeaders().Accept);
        var text = source.Scrape(format);
        context.Response.ContentType = format.ContentType;
        context.Response.ContentLength = text.Length;
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers.Vary = "Accept";
        await context.Response.Body.WriteAsync(text, context.RequestAborted);
    }
}
