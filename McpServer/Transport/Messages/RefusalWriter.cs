using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using OllamaMcp.Server.Telemetry;

namespace OllamaMcp.Server.Transport.Messages;

/// <summary>Answers a request with a <see cref="Refusal"/>.</summary>
internal static class RefusalWriter
{
    private static readonly JsonTypeInfo<JsonRpcMessage> MessageType =
        (JsonTypeInfo<JsonRpcMessage>)McpJsonUtilities.DefaultOptions.GetTypeInfo(typeof(JsonRpcMessage));

    public static async Task WriteAsync(HttpContext context, Refusal refusal, RequestId id = default)
    {
        ServerMetrics.Refuse(refusal.Code);
        var response = context.Response;
        if (response.HasStarted)
        {
            context.Abort();
            return;
        }

        var body = JsonSerializer.SerializeToUtf8Bytes(refusal.ToError(id), MessageType);
        response.StatusCode = refusal.Status;
        response.ContentType = "application/json";
        response.ContentLength = body.Length;
        WriteHeaders(response.Headers, refusal);
        if (!HttpMethods.IsHead(context.Request.Method))
        {
            await response.Body.WriteAsync(body, context.RequestAborted);
        }
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
