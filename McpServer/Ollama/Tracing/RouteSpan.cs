using System.Diagnostics;
using OllamaMcp.Server.Errors;
using OllamaMcp.Server.Ollama.Wire;
using OllamaMcp.Server.Telemetry;

namespace OllamaMcp.Server.Ollama.Tracing;

/// <summary>The span of a route: where a call went, why, and after how many attempts. The calls of Ollama are below it.</summary>
internal static class RouteSpan
{
    /// <summary>There is only one instance.</summary>
    public const string OnlyInstance = "only_instance";

    /// <summary>Starts, and makes the span the current one. Null where nobody listens.</summary>
    public static Activity? Begin() =>
        ServerSource.Activities.HasListeners() ? ServerSource.Activities.StartActivity("route", ActivityKind.Internal) : null;

    /// <summary>An instance took the call.</summary>
    public static void Chosen(Activity? span, string instance, string reason, int attempts)
    {
        if (span is { IsAllDataRequested: true })
        {
            span.AddTag(TelemetryKeys.RouteInstance, instance);
            span.AddTag(TelemetryKeys.RouteReason, reason);
            span.AddTag(TelemetryKeys.RouteAttempts, attempts);
        }
    }

    /// <summary>No instance answered, or the caller left; ends the span.</summary>
    public static void Failed(Activity? span, Exception failure)
    {
        if (span is null)
        {
            return;
        }

        var code = OllamaRefusals.CodeOf(failure);
        span.AddTag(TelemetryKeys.ErrorType, code.Value);
        span.SetStatus(ActivityStatusCode.Error, code.Meaning);
        span.Dispose();
    }
}
