using System.Text.Json;

namespace OllamaMcp.Server.Transport.Messages;

/// <summary>
/// Says in the words of JSON-RPC what is wrong with JSON that the SDK did not take for a message: its own errors name its types.
/// </summary>
internal static class MessageForm
{
    /// <summary>The problem, as the end of a sentence. The body is JSON.</summary>
    public static string Problem(ReadOnlyMemory<byte> body)
    {
        using var document = JsonDocument.Parse(body);
        return document.RootElement is { ValueKind: JsonValueKind.Object } message
            ? ProblemOf(message) ?? "it has the form of no request, notification or answer"
            : $"it is {Kind(document.RootElement)}, and an object is meant";
    }

    private static string? ProblemOf(JsonElement message)
    {
        var hasMethod = message.TryGetProperty("method", out var method);
        var isAnswer = message.TryGetProperty("result", out _) || message.TryGetProperty("error", out _);
        return !message.TryGetProperty("jsonrpc", out var version) ? "\"jsonrpc\" is missing; it has to be \"2.0\""
            : version.ValueKind != JsonValueKind.String || !version.ValueEquals("2.0") ? "\"jsonrpc\" has to be \"2.0\""
            : message.TryGetProperty("id", out var id) && !IsId(id) ? $"\"id\" is {Kind(id)}, and text or a whole number is meant"
            : hasMethod && method.ValueKind != JsonValueKind.String ? $"\"method\" is {Kind(method)}, and text is meant"
            : !hasMethod && !isAnswer ? "it has none of \"method\", \"result\" and \"error\""
            : message.TryGetProperty("params", out var parameters)
            && parameters.ValueKind is not (JsonValueKind.Object or JsonValueKind.Null)
                ? $"\"params\" is {Kind(parameters)}, and an object is meant"
            : RepeatedName.Find(message) is { } twice ? $"{twice} stands in it twice"
            : null;
    }

    private static bool IsId(JsonElement id) =>
        id.ValueKind == JsonValueKind.String || (id.ValueKind == JsonValueKind.Number && id.TryGetInt64(out _));

    private static string Kind(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.Object => "an object",
            JsonValueKind.Array => "an array",
            JsonValueKind.String => "text",
            JsonValueKind.Number => value.GetRawText() is { Length: <= 30 } number ? number : "a number",
            JsonValueKind.Null => "null",
            _ => value.GetRawText(),
        };
}
