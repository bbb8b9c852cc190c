using System.Text.Json.Nodes;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace OllamaMcp.Server.Tools.Serving;

/// <summary>
/// Refuses a cursor in the lists of the protocol: each comes whole, so no cursor is ever given out. The SDK would answer an
/// empty list, as if there were nothing.
/// </summary>
internal static class ForeignCursors
{
    /// <summary>The filter, for every message that comes in.</summary>
    public static McpMessageHandler Filter(McpMessageHandler next) =>
        (context, cancellationToken) =>
            context.JsonRpcMessage is JsonRpcRequest { Params: JsonObject parameters } request
            && IsList(request.Method)
            && parameters["cursor"] is not null
                ? throw new McpProtocolException(
                    $"The cursor of {request.Method} is not one of this server, which gives the list whole: leave cursor out.",
                    McpErrorCode.InvalidParams
                )
                : next(context, cancellationToken);

    private static bool IsList(string method) =>
        method
            is RequestMethods.ToolsList
                or RequestMethods.PromptsList
                or RequestMethods.ResourcesList
                or RequestMethods.ResourcesTemplatesList;
}
