using System.Text.Json;
using ModelContextProtocol.Protocol;
using OllamaMcp.Server.Telemetry;

namespace OllamaMcp.Server.Transport.Messages;

/// <summary>Answers a request with a <see cref="Refusal"/>: by status and body, or by the last event of a stream that is open already.</summary>
internal static class RefusalWriter
{
    private const string EventStreamType = "text/event-stream";

    public static async Task WriteAsync(HttpContext context, Refusal refusal, RequestId id = default)
    {
        ServerMetrics.Refuse(refusal.Code);
        var response = context.Response;
        var answered = id.Id is null && context.Features.Get<RequestInHand>() is { } request ? request.Id : id;
        var body = JsonSerializer.SerializeToUtf8Bytes(refusal.ToError(answered), MessageType.Json);
        if (response.HasStarted)
        {
            await EndAsync(context, body);
            return;
        }

        response.StatusCode = refusal.Status;
        response.ContentType = "application/json";
        response.ContentLength = body.Length;
        WriteHeaders(response.Headers, refusal);
        if (!HttpMethods.IsHead(context.Request.Method))
        {
            await response.Body.WriteAsync(body, context.RequestAborted);
        }
    }

    // The status has been sent. A stream of events still has a place for an error; anything else would seem to be complete.
    private static async Task EndAsync(HttpContext context, byte[] error)
    {
        if (context.Response.ContentType != EventStreamType || context.Response.ContentLength is not null)
        {
            context.Abort();
            return;
        }

        await context.Response.Body.WriteAsync((byte[])[.. "event: message\ndata: "u8, .. error, .. "\n\n"u8], context.RequestAborted);
    }

    private static void WriteHeaders(IHeaderDictionary headers, Refusal refusal)
    {
        headers.CacheControl = "no-store";
        if (refusal.RetryAfterSeconds is { } seconds)
        {
            headers.RetryAfter = seconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }

        if (refusal.Allow is { } methods)
        {
            headers.Allow = methods;
        }

        if (refusal.Challenge is { } challenge)
        {
            headers.WWWAuthenticate = challenge;
        }
    }
}
