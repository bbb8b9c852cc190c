using System.Diagnostics;
using System.Text.Json;
using OllamaMcp.Server.Telemetry;

namespace OllamaMcp.Server.Ollama.Tracing;

/// <summary>Writes the parameters of a request to a span, under the names of the conventions where these have one.</summary>
internal static class RequestAttributes
{
    /// <summary>Stop sequences that are recorded, at most.</summary>
    private const int MostSequences = 16;

    public static void Describe(Activity span, in ModelRequest request)
    {
        span.AddTag(TelemetryKeys.RequestModel, SpanText.Bound(request.Model));
        if (request.Streamed)
        {
            span.AddTag(TelemetryKeys.Stream, true);
        }

        if (request.Format is { ValueKind: JsonValueKind.String or JsonValueKind.Object })
        {
            span.AddTag(TelemetryKeys.OutputType, "json");
        }

        if (request.Dimensions is { } dimensions)
        {
            span.AddTag(TelemetryKeys.Dimensions, dimensions);
        }

        if (request.Options is { ValueKind: JsonValueKind.Object } options)
        {
            foreach (var option in options.EnumerateObject())
            {
                Describe(span, option.Name, option.Value);
            }
        }
    }

    private static void Describe(Activity span, string option, JsonElement value)
    {
        switch (option)
        {
            case "temperature":
                SetDouble(span, TelemetryKeys.Temperature, value);
                break;
            case "top_k":
                SetDouble(span, TelemetryKeys.TopK, value);
                break;
            case "top_p":
                SetDouble(span, TelemetryKeys.TopP, value);
                break;
            case "frequency_penalty":
                SetDouble(span, TelemetryKeys.FrequencyPenalty, value);
                break;
            case "presence_penalty":
                SetDouble(span, TelemetryKeys.PresencePenalty, value);
                break;
            case "seed":
                SetInteger(span, TelemetryKeys.Seed, value);
                break;
            case "num_predict":
                SetInteger(span, TelemetryKeys.MaxTokens, value);
                break;
            case "stop" when value.ValueKind == JsonValueKind.Array:
                span.SetTag(TelemetryKeys.StopSequences, Sequences(value));
                break;
            default:
                // The conventions have no name for it.
                break;
        }
    }

    private static string[] Sequences(JsonElement stop) =>
        [
            .. stop.EnumerateArray()
                .Where(text => text.ValueKind == JsonValueKind.String)
                .Take(MostSequences)
                .Select(text => SpanText.Bound(text.GetString()!)),
        ];

    private static void SetDouble(Activity span, string key, JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number))
        {
            span.SetTag(key, number);
        }
    }

    private static void SetInteger(Activity span, string key, JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var number))
        {
            span.SetTag(key, number);
        }
    }
}
