using System.Text.Json;
using System.Text.Json.Nodes;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace OllamaMcp.Server.Tools.Serving;

/// <summary>
/// Says what is wrong with parameters that the SDK cannot read, where it would answer "An error occurred": <c>"arguments":[]</c>, a name
/// that is a number, half a surrogate pair. Tools translate their own failures, so what arrives here is the message's fault.
/// </summary>
internal static class UnreadableParameters
{
    /// <summary>The filter, for every message that comes in.</summary>
    public static McpMessageHandler Filter(McpMessageHandler next) =>
        async (context, cancellationToken) =>
        {
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
        message is not JsonRpcRequest request ? null
        : exception is JsonException { Path: { } path } ? $"params of {request.Method} cannot be read: {Problem(path)}."
        : exception is InvalidOperationException or ArgumentException && !IsText(request.Params)
            ? $"params of {request.Method} cannot be read: a text in them has half of a surrogate pair (\\ud800 to \\udfff), which is no character."
        : null;

    private static string Problem(string path) =>
        path.Length > 1 ? $"{path.TrimStart('$').Replace('.', '/')} is of the wrong type" : "a member that is required is missing";

    private static bool IsText(JsonNode? parameters)
    {
        try
        {
            using var nowhere = new Utf8JsonWriter(Stream.Null);
            parameters?.WriteTo(nowhere);
            return true;
        }
        catch (Exception exception) when (exception is InvalidOperationException or ArgumentException)
        {
            return false;
        }
    }
}
