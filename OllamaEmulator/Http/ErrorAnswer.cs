using OllamaMcp.Emulator.Text;

namespace OllamaMcp.Emulator.Http;

/// <summary>Tells an error in the shape of the route's family.</summary>
internal static class ErrorAnswer
{
    public static Task WriteAsync(HttpContext context, ErrorStyle style, ApiException error)
    {
        // An error that the fault of this call made must not be broken by that fault again
        context.Items.Clear();
        return JsonAnswer.WriteAsync(
            context,
            json =>
            {
                json.WriteStartObject();
                switch (style)
                {
                    case ErrorStyle.OpenAi:
                        WriteOpenAi(json, error);
                        break;
                    case ErrorStyle.Anthropic:
                        WriteAnthropic(json, error, context.TraceIdentifier);
                        break;
                    default:
                        json.WriteString("error", error.Message);
                        break;
                }

                json.WriteEndObject();
            },
            error.Status,
            HasCharset(style, error) ? JsonAnswer.ContentType : JsonAnswer.PlainContentType,
            chunked: error.IsLate
        );
    }

    // Native errors name the charset until a stream began; compatible ones only while the request itself is read
    private static bool HasCharset(ErrorStyle style, ApiException error) =>
        style == ErrorStyle.Native ? !error.IsLate && !error.IsPlain : error.IsBadRequest;

    private static void WriteOpenAi(System.Text.Json.Utf8JsonWriter json, ApiException error)
    {
        json.WriteStartObject("error");
        json.WriteString("message", error.Message);
        json.WriteString("type", error.IsBadRequest ? "invalid_request_error" : "api_error");
        json.WriteNull("param");
        json.WriteNull("code");
        json.WriteEndObject();
    }

    private static void WriteAnthropic(System.Text.Json.Utf8JsonWriter json, ApiException error, string request)
    {
        json.WriteString("type", "error");
        json.WriteStartObject("error");
        var type = error.Status switch
        {
            400 => "invalid_request_error",
            404 => "not_found_error",
            503 => "overloaded_error",
            _ => "api_error",
        };
        json.WriteString("type", type);
        json.WriteString("message", error.Message);
        json.WriteEndObject();
        json.WriteString("request_id", $"req_{Chance.Hash(request):x16}{Chance.Hash(request, 7) >> 32:x8}");
    }
}
