using ModelContextProtocol;
using ModelContextProtocol.Protocol;

namespace OllamaMcp.Server.Transport.Endpoints;

/// <summary>
/// The HTTP status that goes with a JSON-RPC error in the revision without sessions; the older ones answer 200 to every one.
/// </summary>
internal static class ErrorStatus
{
    /// <summary>Called by the SDK with the first message of an answer.</summary>
    public static ValueTask SetAsync(HttpResponse response, JsonRpcMessage? first)
    {
        if (first is JsonRpcError error && !response.HasStarted)
        {
            response.StatusCode = Of((McpErrorCode)error.Error.Code);
        }

        return ValueTask.CompletedTask;
    }

    private static int Of(McpErrorCode code) =>
        code switch
        {
            McpErrorCode.MethodNotFound => StatusCodes.Status404NotFound,
            McpErrorCode.MissingRequiredClientCapability or McpErrorCode.UnsupportedProtocolVersion or McpErrorCode.HeaderMismatch =>
                StatusCodes.Status400BadRequest,
            _ => StatusCodes.Status200OK,
        };
}
