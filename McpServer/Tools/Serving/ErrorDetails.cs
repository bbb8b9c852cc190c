using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using OllamaMcp.Server.Errors;

namespace OllamaMcp.Server.Tools.Serving;

/// <summary>
/// Gives the errors of requests, also those of the SDK itself, a <c>data</c> with one of our codes and what to do next. What no code of
/// ours foresaw is logged, once, and the client is told only under which id. Tools log their own. Thread-safe.
/// </summary>
internal sealed partial class ErrorDetails(ILogger<ErrorDetails> logger)
{
    private const string Code = "code";

    /// <summary>The filter, for every message that comes in.</summary>
    public McpMessageHandler Filter(McpMessageHandler next) =>
        async (context, cancellationToken) =>
        {
            try
            {
                await next(context, cancellationToken);
            }
            catch (McpProtocolException error)
            {
                Complete(error);
                throw;
            }
            catch (Exception exception)
                when (!cancellationToken.IsCancellationRequested && context.JsonRpcMessage is JsonRpcRequest request)
            {
                throw Hide(exception, request.Method);
            }
        };

    private static void Complete(McpProtocolException error)
    {
        if (!error.Data.Contains(Code))
        {
            var tool = error.InnerException as ToolException;
            var code = tool?.Code ?? CodeOf(error.ErrorCode);
            error.Data[Code] = code.Value;
            error.Data["next"] = tool?.Next ?? code.Remedy;
        }
    }

    // What the SDK refuses by a code of its own is a request that asks for what is not there, or asks wrongly.
    private static ErrorCode CodeOf(McpErrorCode code) =>
        code switch
        {
            McpErrorCode.InternalError => ErrorCodes.Internal,
            McpErrorCode.UnsupportedProtocolVersion => ErrorCodes.UnsupportedRevision,
            _ => ErrorCodes.MalformedRequest,
        };

    private McpProtocolException Hide(Exception exception, string method)
    {
        var id = UnforeseenError.NewId();
        LogUnforeseen(exception, method, id);
        var error = new McpProtocolException(UnforeseenError.Describe(id), exception, McpErrorCode.InternalError);
        Complete(error);
        return error;
    }

    [LoggerMessage(EventId = 3002, Level = LogLevel.Error, Message = "{Method} failed unexpectedly ({ErrorId})")]
    private partial void LogUnforeseen(Exception exception, string method, string errorId);
}
