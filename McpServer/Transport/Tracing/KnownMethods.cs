using ModelContextProtocol.Protocol;
using OllamaMcp.Server.Telemetry;

namespace OllamaMcp.Server.Transport.Tracing;

/// <summary>The methods that there are in MCP; what a caller invents shall not name spans and metrics.</summary>
internal static class KnownMethods
{
    private static readonly HashSet<string> Names = new(StringComparer.Ordinal)
    {
        RequestMethods.Initialize,
        RequestMethods.Ping,
        RequestMethods.ToolsList,
        RequestMethods.ToolsCall,
        RequestMethods.PromptsList,
        RequestMethods.PromptsGet,
        RequestMethods.ResourcesList,
        RequestMethods.ResourcesRead,
        RequestMethods.ResourcesTemplatesList,
        RequestMethods.ResourcesSubscribe,
        RequestMethods.ResourcesUnsubscribe,
        RequestMethods.CompletionComplete,
        "logging/setLevel",
        "server/discover",
        "subscriptions/listen",
        NotificationMethods.InitializedNotification,
        NotificationMethods.CancelledNotification,
        NotificationMethods.ProgressNotification,
        "notifications/roots/list_changed",
    };

    /// <summary>The method of a message that asks for something or tells of it, or <see cref="KnownNames.Other"/>; null for an answer.</summary>
    public static string? Of(JsonRpcMessage message) =>
        message switch
        {
            JsonRpcRequest request => Bound(request.Method),
            JsonRpcNotification notification => Bound(notification.Method),
            _ => null,
        };

    private static string Bound(string method) => Names.TryGetValue(method, out var known) ? known : KnownNames.Other;
}
