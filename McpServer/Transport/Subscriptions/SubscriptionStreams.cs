using System.Text.Json.Nodes;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using OllamaMcp.Server.Transport.Guards;

namespace OllamaMcp.Server.Transport.Subscriptions;

/// <summary>
/// Answers <c>subscriptions/listen</c> of clients without a session: one request, whose answer stays open and carries the changes
/// that the client asked for. The SDK leaves that to the transport.
/// </summary>
internal sealed class SubscriptionStreams(ResourceChanges resources, DrainState drain)
{
    public McpServerOptions AddTo(McpServerOptions options)
    {
        options.Handlers.SubscriptionsListenHandler ??= ListenAsync;
        return options;
    }

    private async ValueTask<EmptyResult> ListenAsync(
        RequestContext<SubscriptionsListenRequestParams> request,
        CancellationToken cancellationToken
    )
    {
        var queue = new ChangeQueue();
        using var subscription = new ListSubscription(request.Server.ServerOptions, request.Params.Notifications, resources, queue);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, drain.StreamsEnd);
        await SendAsync(request, NotificationMethods.SubscriptionsAcknowledgedNotification, Acknowledge(subscription.Granted), end.Token);
        try
        {
            while (true)
            {
                var change = await queue.TakeAsync(end.Token);
                var parameters = change.Uri is { } uri ? new JsonObject { ["uri"] = uri } : [];
                await SendAsync(request, change.Method, parameters, end.Token);
            }
        }
        catch (OperationCanceledException) when (drain.StreamsEnd.IsCancellationRequested)
        {
            return new EmptyResult();
        }
    }

    private static Task SendAsync(
        RequestContext<SubscriptionsListenRequestParams> request,
        string method,
        JsonObject parameters,
        CancellationToken cancellationToken
    )
    {
        var id = request.JsonRpcRequest.Id.Id;
        parameters["_meta"] = new JsonObject { [MetaKeys.SubscriptionId] = id is long number ? number : id?.ToString() };
        return request.Server.SendMessageAsync(new JsonRpcNotification { Method = method, Params = parameters }, cancellationToken);
    }

    private static JsonObject Acknowledge(SubscriptionsListenNotifications granted)
    {
        var notifications = new JsonObject();
        Add("toolsListChanged", granted.ToolsListChanged);
        Add("promptsListChanged", granted.PromptsListChanged);
        Add("resourcesListChanged", granted.ResourcesListChanged);
        if (granted.ResourceSubscriptions is { } uris)
        {
            notifications["resourceSubscriptions"] = new JsonArray([.. uris.Select(uri => (JsonNode)uri)]);
        }

        return new JsonObject { ["notifications"] = notifications };

        void Add(string name, bool? value)
        {
            if (value == true)
            {
                notifications[name] = true;
            }
        }
    }
}
