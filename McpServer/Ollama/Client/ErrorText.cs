using System.Net;
using System.Text.Json;

namespace OllamaMcp.Server.Ollama.Client;

/// <summary>Finds Ollama's own words in what it answers to a bad request: <c>{"error":"model 'x' not found"}</c>, or plain <c>404 page not found</c>.</summary>
internal static class ErrorText
{
    private const int MaxLength = 2000;

    /// <summary>The value of an <c>error</c> field: a text, or an object with a <c>message</c> as OpenAI's API has it.</summary>
    public static string Of(JsonElement error) =>
        error.ValueKind switch
        {
            JsonValueKind.String => Shorten(error.GetString()!),
            JsonValueKind.Object when error.TryGetProperty("message", out var text) && text.ValueKind is JsonValueKind.String => Shorten(
                text.GetString()!
            ),
            _ => Shorten(error.GetRawText()),
        };

    /// <summary>The words of a whole error body.</summary>
    public static string Of(HttpStatusCode status, string body)
    {
        if (body.Length == 0)
        {
            return status is HttpStatusCode.Forbidden
                ? "403 Forbidden without a word: Ollama refuses the host name it is called by; call it by address, or start it with OLLAMA_HOST=0.0.0.0"
                : $"{(int)status} {status} without a word";
        }

        return TryReadField(body) ?? Shorten(body);
    }

    private static string? TryReadField(string body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            return json.RootElement.ValueKind is JsonValueKind.Object && json.RootElement.TryGetProperty("error", out var error)
                ? Of(error)
                : null;
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException)
        {
            // Text then, as gin's 404 and 405 are.
            return null;
        }
    }

    private static string Shorten(string text) => text.Length <= MaxLength ? text : string.Concat(text.AsSpan(0, MaxLength), "…");
}
