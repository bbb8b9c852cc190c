using System.Text.Json.Serialization.Metadata;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;

namespace OllamaMcp.Server.Transport.Messages;

/// <summary>How the SDK writes and reads messages as JSON.</summary>
internal static class MessageType
{
    public static JsonTypeInfo<JsonRpcMessage> Json { get; } =
        (JsonTypeInfo<JsonRpcMessage>)McpJsonUtilities.DefaultOptions.GetTypeInfo(typeof(JsonRpcMessage));
}
