using System.Text.Json;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using OllamaMcp.Server.Errors;

namespace OllamaMcp.Server.Tools.Serving;

/// <summary>
/// Says what is wrong with parameters that the SDK cannot read, where it would answer "An error occurred": none at all,
/// <c>"arguments":[]</c>, a name that is a number. Tools translate their own failures, so what arrives here is the message's fault.
/// </summary>
internal static class UnreadableParameters
{
    /// <summary>The filter, for every message that comes in.</summary>
    public static McpMessageHandler Filter(McpMessageHandler next) =>
        async (context, cancellationToken) =>
        {
            if (context.JsonRpcMessage is JsonRpcRequest request && ParameterProblem.Find(request.Method, request.Params) is { } missing)
            {
                throw new McpProtocolException(missing, McpErrorCode.InvalidParams);
            }

            try
            {
                await next(context, cancellationToken);
            }
            catch (Exception exception) when (Explain(context.JsonRpcMessage, exception) is { } problem)
            {
                throw new McpProtocolException(problem, exception, McpErrorCode.InvalidParams);
            }
        };

    private static string? Explain(JsonRpcMessage message, Exception exception) =>
        message is JsonRpcRequest request && exception is JsonException { Path: not null } unreadable
            ? ParameterProblem.Describe(request.Method, request.Params, unreadable)
            : null;
}
