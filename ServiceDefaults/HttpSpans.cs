using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;

namespace OllamaMcp.ServiceDefaults;

/// <summary>
/// Completes the framework's spans of HTTP requests as the conventions for HTTP want them: named by method and route, with the status.
/// Requests of probes and scrapers leave no trace: there is one every few seconds, and nobody looks for it.
/// </summary>
internal sealed class HttpSpans(IReadOnlyList<string> probePaths) : IStartupFilter
{
    private static readonly PathString[] Quiet = [HealthEndpoints.All, MetricsEndpoint.Path];

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) =>
        app =>
        {
            app.Use(CompleteAsync);
            next(app);
        };

    private Task CompleteAsync(HttpContext context, RequestDelegate next)
    {
        if (context.Features.Get<IHttpActivityFeature>()?.Activity is not { IsAllDataRequested: true } span)
        {
            return next(context);
        }

        if (IsQuiet(context.Request.Path, span))
        {
            // What is below it is not sampled either.
            span.ActivityTraceFlags &= ~ActivityTraceFlags.Recorded;
            span.IsAllDataRequested = false;
            return next(context);
        }

        return CompleteAsync(context, next, span);
    }

    private static async Task CompleteAsync(HttpContext context, RequestDelegate next, Activity span)
    {
        span.DisplayName = MethodOf(context.Request);
        try
        {
            await next(context);
        }
        finally
        {
            Describe(context, span);
        }
    }

    private bool IsQuiet(PathString asked, Activity span) =>
        Array.Exists(Quiet, path => asked.StartsWithSegments(path, StringComparison.OrdinalIgnoreCase))
        || (span.ParentId is null && probePaths.Contains(asked.Value, StringComparer.Ordinal));

    private static void Describe(HttpContext context, Activity span)
    {
        if (context.GetEndpoint() is RouteEndpoint { RoutePattern.RawText: { } route })
        {
            span.DisplayName = $"{MethodOf(context.Request)} {route}";
            span.SetTag("http.route", route);
        }

        var status = context.Response.StatusCode;
        span.SetTag("http.response.status_code", status);
        if (status >= StatusCodes.Status500InternalServerError)
        {
            span.SetTag("error.type", status.ToString(System.Globalization.CultureInfo.InvariantCulture));
            span.SetStatus(ActivityStatusCode.Error);
        }
    }

    // What a client invents shall not name spans.
    private static string MethodOf(HttpRequest request) =>
        HttpMethods.GetCanonicalizedValue(request.Method) is { Length: <= 7 } known ? known : "HTTP";
}
