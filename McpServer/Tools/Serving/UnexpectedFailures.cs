using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace OllamaMcp.Server.Tools.Serving;

/// <summary>
/// Logs, once, what no code of ours foresaw in a request: the client is told only that an error occurred (-32603). Tools log
/// their own. Thread-safe.
/// </summary>
internal sealed partial class UnexpectedFailures(ILogger<UnexpectedFailures> logger)
{
    /// <summary>The filter, for every message that comes in. It lets every exception through.</summary>
    public McpMessageHandler Filter(McpMessageHandler next) =>
        async (context, cancellationToken) =>
        {
            try
            {
                await next(context, cancellationToken);
            }
            catch (Exception exception)
                when (exception is not McpException
                    && !cancellationToken.IsCancellationRequested
                    && context.JsonRpcMessage is JsonRpcRequest request
                )
            {
                LogUnexpected(exception, request.Method);
                throw;
            }
        };

    [LoggerMessage(EventId = 3002, Level = LogLevel.Error, Message = "{Method} failed unexpectedly")]
    private partial void LogUnexpected(Exception exception, string method);
}
