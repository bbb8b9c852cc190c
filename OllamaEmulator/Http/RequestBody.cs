using System.Buffers;
using System.IO.Pipelines;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace OllamaMcp.Emulator.Http;

/// <summary>Reads bodies: once, whole, and as Go's decoder would.</summary>
internal static class RequestBody
{
    private const int Deepest = 10_000;
    private static readonly object Key = new();

    /// <summary>The bytes; a second call gives the same ones.</summary>
    public static async ValueTask<byte[]> BytesAsync(HttpContext context)
    {
        if (context.Items.TryGetValue(Key, out var read))
        {
            return (byte[])read!;
        }

        var bytes = context.Request.ContentLength == 0 ? [] : await ReadAsync(context.Request.BodyReader, context.RequestAborted);
        context.Items[Key] = bytes;
        return bytes;
    }

    /// <summary>The first JSON value of the body; what follows it is ignored. The caller disposes of it.</summary>
    public static async ValueTask<JsonDocument> JsonAsync(HttpContext context, string whenEmpty = "missing request body")
    {
        var bytes = await BytesAsync(context);
        return bytes.Length == 0 ? throw ApiException.Bad(whenEmpty) : Parse(bytes);
    }

    private static JsonDocument Parse(byte[] bytes)
    {
        // Go puts U+FFFD for what is not UTF-8
        var text = Utf8.IsValid(bytes) ? bytes : Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(bytes));
        try
        {
            Utf8JsonReader reader = new(text, new JsonReaderOptions { MaxDepth = Deepest });
            return JsonDocument.ParseValue(ref reader);
        }
        catch (JsonException)
        {
            throw ApiException.Bad(GoSyntax.Explain(text));
        }
    }

    private static async ValueTask<byte[]> ReadAsync(PipeReader reader, CancellationToken cancellationToken)
    {
        while (true)
        {
            var result = await reader.ReadAsync(cancellationToken);
            if (result.IsCompleted)
            {
                var bytes = result.Buffer.ToArray();
                reader.AdvanceTo(result.Buffer.End);
                return bytes;
            }

            reader.AdvanceTo(result.Buffer.Start, result.Buffer.End);
        }
    }
}
