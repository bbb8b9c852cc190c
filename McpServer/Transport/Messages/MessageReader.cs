using System.Buffers;
using System.Text.Json;
using System.Text.Unicode;
using Microsoft.AspNetCore.Http.Features;
using ModelContextProtocol.Protocol;

namespace OllamaMcp.Server.Transport.Messages;

/// <summary>Reads one JSON-RPC message from a request's body or a line, and says clearly what is wrong with one that is none.</summary>
internal static class MessageReader
{
    private static readonly JsonDocumentOptions OneOfEachName = new() { AllowDuplicateProperties = false };

    /// <summary>Reads the whole body, which may have <paramref name="limit"/> bytes.</summary>
    /// <exception cref="RefusalException">The body is too large, or is not one JSON-RPC message.</exception>
    public static async ValueTask<JsonRpcMessage> ReadAsync(HttpRequest request, long limit, CancellationToken cancellationToken)
    {
        RequireJson(request);
        AllowBody(request);
        if (request.ContentLength > limit)
        {
            await OversizedBody.DiscardAsync(request, limit, cancellationToken);
            throw new RefusalException(Refusals.BodyTooLarge(limit));
        }

        var body = await ReadBodyAsync(request, limit, cancellationToken);
        try
        {
            var message = Parse(body);
            Note(request.HttpContext, message);
            return message;
        }
        finally
        {
            request.BodyReader.AdvanceTo(body.End);
        }
    }

    private static void Note(HttpContext context, JsonRpcMessage message)
    {
        if (message is JsonRpcRequest request)
        {
            context.Features.Set(new RequestInHand(request.Id));
        }
    }

    private static void RequireJson(HttpRequest request)
    {
        if (
            request.Headers.ContentEncoding is { Count: > 0 } encoding
            && !encoding.ToString().Equals("identity", StringComparison.OrdinalIgnoreCase)
        )
        {
            throw new RefusalException(
                Refusals.BadRequest($"Content-Encoding is '{encoding}'; bodies are read as they are.") with
                {
                    Status = StatusCodes.Status415UnsupportedMediaType,
                }
            );
        }

        if (!request.HasJsonContentType())
        {
            throw new RefusalException(
                Refusals.BadRequest($"Content-Type is '{request.ContentType}'; application/json is what is read here.") with
                {
                    Status = StatusCodes.Status415UnsupportedMediaType,
                }
            );
        }
    }

    /// <summary>Lifts the web server's own limit, which is for all paths: ours is counted here, for chunked bodies too.</summary>
    public static void AllowBody(HttpRequest request)
    {
        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } feature)
        {
            feature.MaxRequestBodySize = null;
        }
    }

    private static async ValueTask<ReadOnlySequence<byte>> ReadBodyAsync(
        HttpRequest request,
        long limit,
        CancellationToken cancellationToken
    )
    {
        while (true)
        {
            var read = await request.BodyReader.ReadAsync(cancellationToken);
            if (read.Buffer.Length > limit)
            {
                request.BodyReader.AdvanceTo(read.Buffer.End);
                await OversizedBody.DiscardAsync(request, limit, cancellationToken);
                throw new RefusalException(Refusals.BodyTooLarge(limit));
            }

            if (read.IsCompleted)
            {
                return read.Buffer;
            }

            request.BodyReader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }

    /// <summary>Reads one message that is here already.</summary>
    /// <exception cref="RefusalException">It is not one JSON-RPC message.</exception>
    public static JsonRpcMessage Parse(ReadOnlySequence<byte> body)
    {
        if (body.IsSingleSegment)
        {
            return Parse(body.First);
        }

        var length = checked((int)body.Length);
        var rented = ArrayPool<byte>.Shared.Rent(length);
        try
        {
            body.CopyTo(rented);
            return Parse(rented.AsMemory(0, length));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }

    private static JsonRpcMessage Parse(ReadOnlyMemory<byte> body)
    {
        if (!Utf8.IsValid(body.Span))
        {
            throw new RefusalException(Refusals.Parse("The body is not UTF-8."));
        }

        if (body.Span.TrimStart(" \t\r\n"u8) is [(byte)'[', ..])
        {
            throw new RefusalException(Refusals.BadRequest("Batches are not taken: send one JSON-RPC message a request."));
        }

        if (HalfCharacters.AreIn(body.Span))
        {
            throw new RefusalException(
                Refusals.BadRequest("A text in the body has half of a surrogate pair (\\ud800 to \\udfff), which is no character."),
                MalformedBody.FindId(body.Span)
            );
        }

        try
        {
            // What the message is read into takes the last of two values of one name, or fails wherever it is first looked into.
            using var unambiguous = JsonDocument.Parse(body, OneOfEachName);
            return JsonSerializer.Deserialize(body.Span, MessageType.Json) ?? throw new JsonException("The body is null.");
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or ArgumentException)
        {
            throw new RefusalException(MalformedBody.Explain(body), MalformedBody.FindId(body.Span));
        }
    }
}
