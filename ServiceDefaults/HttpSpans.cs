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
            app.Use(BeginAsync);
            next(app);
        };

    private Task BeginAsync(HttpContext context, RequestDelegate next)
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

        span.DisplayName = MethodOf(context.Request);
        // Not around the rest: that would cost every request a task, and would not see the status of a failure.
        context.Response.OnCompleted(Complete, context);
        return next(context);
    }

    private static Task Complete(object state)
    {
        var context = (HttpContext)state;
        if (context.Features.Get<IHttpActivityFeature>()?.Activity is { } span)
        {
            Describe(context, span);
        }

        return Task.CompletedTask;
    }

    private bool IsQuiet(PathString asked, Activity span) =>
        Array.Exists(Quiet, path => asked.StartsWithSegments(path, StringComparison.OrdinalIgnoreCase))
        || (span.ParentId is null && probePaths.Contains(asked.Value, StringComparer.Ordinal));

    private static void Describe(HttpContext context, Activity span)
    {
        if (context.GetEndpoint() is RouteEndpoint { RoutePattern.RawText: { } route })
        {
            span.DisplayName = $"{MethodOf(context.Request)} {route}";
            span.AddTag("http.route", route);
        }

        var status = context.Response.StatusCode;
        span.AddTag("http.response.status_code", status);
        if (status >= StatusCodes.Status500InternalServerError)
        {
            span.AddTag("error.type", status.ToString(System.Globalization.CultureInfo.InvariantCulture));
            span.SetStatus(ActivityStatusCode.Error);
        }
    }

    // What a client invents shall not name spans.
    private static string MethodOf(HttpRequest request) =>
        HttpMethods.GetCanonicalizedValue(request.Method) is { Length: <= 7 } known ? known : "HTTP";
}
