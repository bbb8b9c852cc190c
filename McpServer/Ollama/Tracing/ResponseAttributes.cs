using System.Diagnostics;
using OllamaMcp.Server.Telemetry;

namespace OllamaMcp.Server.Ollama.Tracing;

/// <summary>Writes what Ollama says of its answer to a span.</summary>
internal static class ResponseAttributes
{
    public static void Describe(Activity span, in ModelFigures figures)
    {
        if (figures.Model is { } model)
        {
            span.AddTag(TelemetryKeys.ResponseModel, SpanText.Bound(model));
        }

        if (figures.FinishReason is { } reason)
        {
            span.AddTag(TelemetryKeys.FinishReasons, new[] { reason });
        }

        if (figures.InputTokens is { } input)
        {
            span.AddTag(TelemetryKeys.InputTokens, input);
        }

        if (figures.OutputTokens is { } output)
        {
            span.AddTag(TelemetryKeys.OutputTokens, output);
        }
    }
}
