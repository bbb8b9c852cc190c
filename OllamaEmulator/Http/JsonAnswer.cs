using System.Buffers;
using System.Text.Json;
using OllamaMcp.Emulator.Faults;

namespace OllamaMcp.Emulator.Http;

/// <summary>Answers with one JSON text. Up to 2048 bytes it has a length, beyond that it is chunked, as Go's server does.</summary>
internal static class JsonAnswer
{
    public const string ContentType = "application/json; charset=utf-8";
    public const string PlainContentType = "application/json";
    private const int LongestWithLength = 2048;

    public static Task WriteAsync(
        HttpContext context,
        Action<Utf8JsonWriter> write,
        int status = 200,
        string contentType = ContentType,
        bool chunked = false
    )
    {
        ArrayBufferWriter<byte> buffer = new(1024);
        using (Utf8JsonWriter json = new(buffer, JsonText.Options))
        {
            write(json);
        }

        return StruckFault.Of(context).MidStream is { } fault
            ? BrokenAsync(context, fault, buffer.WrittenMemory, contentType)
            : SendAsync(context, buffer.WrittenMemory, status, contentType, chunked);
    }

    private static async Task SendAsync(HttpContext context, ReadOnlyMemory<byte> text, int status, string contentType, bool chunked)
    {
        var response = context.Response;
        response.StatusCode = status;
        response.ContentType = contentType;
        if (text.Length <= LongestWithLength && !chunked)
        {
            response.ContentLength = text.Length;
        }
        else
        {
            await response.StartAsync(context.RequestAborted);
        }

        await response.BodyWriter.WriteAsync(text, context.RequestAborted);
    }

    private static async Task BrokenAsync(HttpContext context, Fault fault, ReadOnlyMemory<byte> text, string contentType)
    {
        if (fault.Kind == FaultKind.ErrorLineMidStream)
        {
            throw new ApiException(500, fault.Message);
        }

        context.Response.ContentType = contentType;
        context.Response.ContentLength = text.Length;
        await context.Response.BodyWriter.WriteAsync(text[..(text.Length / 2)], context.RequestAborted);
        if (fault.Kind == FaultKind.HangMidStream)
        {
            await StruckFault.HangAsync(context);
        }

        await context.Response.BodyWriter.FlushAsync(context.RequestAborted);
        throw new CutOnPurposeException();
    }
}
