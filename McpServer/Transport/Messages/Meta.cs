using System.Text.Json.Nodes;
using ModelContextProtocol.Protocol;

namespace OllamaMcp.Server.Transport.Messages;

/// <summary>Reads what a message says of itself in <c>params._meta</c>.</summary>
internal static class Meta
{
    /// <summary>The revision that the body declares; null where it declares none.</summary>
    public static string? RevisionOf(JsonRpcMessage message) =>
        Of(message) is { } meta && meta[MetaKeys.ProtocolVersion] is JsonValue value && value.TryGetValue(out string? revision)
            ? revision
            : null;

    public static JsonObject? Of(JsonRpcMessage message) => ParametersOf(message)?["_meta"] as JsonObject;

    public static JsonObject? ParametersOf(JsonRpcMessage message) =>
        message switch
        {
            JsonRpcRequest request => request.Params,
            JsonRpcNotification notification => notification.Params,
            _ => null,
        } as JsonObject;
}
