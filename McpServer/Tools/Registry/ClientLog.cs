#pragma warning disable MCP9005 // Logging is deprecated by the newest revision, and wanted by the clients of the older ones.

using System.Text.Json.Nodes;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace OllamaMcp.Server.Tools.Registry;

/// <summary>Tells a client that asked for log messages how its call ended: with <c>logging/setLevel</c>, or in the request since 2026-07-28.</summary>
internal static class ClientLog
{
    public static Task ReportAsync(RequestContext<CallToolRequestParams> request, ToolOutcome outcome, CancellationToken cancellationToken)
    {
        var level = outcome.Error is null ? LoggingLevel.Debug : LoggingLevel.Warning;
        if (LevelOf(request) is not { } wanted || level < wanted)
        {
            return Task.CompletedTask;
        }

        var parameters = new JsonObject
        {
            ["level"] = outcome.Error is null ? "debug" : "warning",
            ["logger"] = request.Params.Name,
            ["data"] = outcome.Error is null ? "done" : outcome.Text,
        };
        var message = new JsonRpcNotification { Method = NotificationMethods.LoggingMessageNotification, Params = parameters };
        return request.Server.SendWholeAsync(message, cancellationToken);
    }

    private static LoggingLevel? LevelOf(RequestContext<CallToolRequestParams> request) =>
        request.JsonRpcRequest.Context?.LogLevel ?? request.Server.LoggingLevel;
}
