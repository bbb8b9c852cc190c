using System.Text.Json.Nodes;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using OllamaMcp.Server.Tools.Calls;

namespace OllamaMcp.Server.Tools.Registry;

/// <summary>
/// Sends the progress of one call to its MCP client. The notification is written by hand: the SDK's own type holds progress in a
/// <see cref="float"/>, in which the bytes of a model are off by hundreds and stand still for kilobytes.
/// </summary>
internal sealed class McpProgress(McpSession session, ProgressToken token) : IToolProgress
{
    public ValueTask ReportAsync(double progress, double? total, string message, CancellationToken cancellationToken)
    {
        var parameters = new JsonObject
        {
            ["progressToken"] = token.Token is long number ? JsonValue.Create(number) : JsonValue.Create((string?)token.Token),
            ["progress"] = progress,
            ["message"] = message,
        };
        if (total is { } known)
        {
            parameters["total"] = known;
        }

        var notification = new JsonRpcNotification { Method = NotificationMethods.ProgressNotification, Params = parameters };
        return new ValueTask(session.SendWholeAsync(notification, cancellationToken));
    }
}
