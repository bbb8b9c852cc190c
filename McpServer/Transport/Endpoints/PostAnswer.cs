using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using OllamaMcp.Server.Transport.Streams;

namespace OllamaMcp.Server.Transport.Endpoints;

/// <summary>Watches for the first message of an answer: it decides on the HTTP status, and whether anything follows.</summary>
internal sealed class PostAnswer(HttpResponse response, EventStream stream, RequestId request, bool mapsStatus)
{
    /// <summary>Whether the answer is an error and nothing came before it.</summary>
    public bool IsError { get; private set; }

    public ValueTask OnFirst(JsonRpcMessage? message)
    {
        if (message is JsonRpcResponse or JsonRpcError && ((JsonRpcMessageWithId)message).Id == request)
        {
            stream.NextIsWhole();
        }

        if (message is JsonRpcError error)
        {
            IsError = true;
            response.StatusCode = mapsStatus ? StatusOf((McpErrorCode)error.Error.Code) : response.StatusCode;
        }

        return ValueTask.CompletedTask;
    }

    // What the revision without sessions says; the older ones answer 200 to every JSON-RPC error.
    private static int StatusOf(McpErrorCode code) =>
        code switch
        {
            McpErrorCode.MethodNotFound => StatusCodes.Status404NotFound,
            McpErrorCode.MissingRequiredClientCapability or McpErrorCode.UnsupportedProtocolVersion or McpErrorCode.HeaderMismatch =>
                StatusCodes.Status400BadRequest,
            _ => StatusCodes.Status200OK,
        };
}
