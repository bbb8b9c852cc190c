using System.Text.Json;
using ModelContextProtocol.Protocol;

namespace OllamaMcp.Server.Transport.Messages;

/// <summary>Says what is wrong with a body, and whose request it was: a client waits for the id that it sent.</summary>
internal static class MalformedBody
{
    /// <summary>Tells broken JSON (-32700) from JSON that is no JSON-RPC message (-32600).</summary>
    public static Refusal Explain(ReadOnlyMemory<byte> body) =>
        body.IsEmpty ? Refusals.Parse("The body is empty, and one JSON-RPC message is meant.")
        : IsJson(body.Span, out var problem) ? Refusals.BadRequest($"The body is not a JSON-RPC 2.0 message: {MessageForm.Problem(body)}.")
        : Refusals.Parse($"The body is not JSON that can be read: {problem}");

    /// <summary>The id of the request, for example of <c>{"id":7,"method":"tools/call","params":{"a":{"a":{"a": …</c>; default where there is none.</summary>
    public static RequestId FindId(ReadOnlySpan<byte> body)
    {
        // Deeper than any parser goes: the nesting is what may have been wrong.
        var reader = new Utf8JsonReader(body, new JsonReaderOptions { MaxDepth = int.MaxValue });
        try
        {
            return FindId(ref reader);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            return default;
        }
    }

    private static RequestId FindId(ref Utf8JsonReader reader)
    {
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            return default;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var found = reader.ValueTextEquals("id"u8);
            reader.Read();
            if (found)
            {
                return ReadId(ref reader);
            }

            reader.Skip();
        }

        return default;
    }

    private static RequestId ReadId(ref Utf8JsonReader reader) =>
        reader.TokenType switch
        {
            JsonTokenType.String => new RequestId(reader.GetString()!),
            JsonTokenType.Number when reader.TryGetInt64(out var number) => new RequestId(number),
            _ => default,
        };

    private static bool IsJson(ReadOnlySpan<byte> body, out string? problem)
    {
        var reader = new Utf8JsonReader(body);
        try
        {
            while (reader.Read()) { }

            problem = null;
            return true;
        }
        catch (JsonException error)
        {
            problem = error.Message;
            return false;
        }
    }
}
