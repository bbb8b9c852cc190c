using System.Collections.Concurrent;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace OllamaMcp.Server.Transport.Subscriptions;

/// <summary>
/// <c>resources/subscribe</c> and <c>resources/unsubscribe</c> of clients with a session (over stdio, with the process). Thread-safe.
/// </summary>
internal sealed partial class SessionSubscriptions(ResourceChanges resources, ILogger<SessionSubscriptions> logger)
{
    private const string Stdio = "stdio";

    /// <summary>More than anybody watches one by one; each costs memory for as long as the session lasts.</summary>
    private const int MostOfOneSession = 1000;

    private readonly ConcurrentDictionary<string, ConcurrentDictionary<string, IDisposable>> _sessions = new(StringComparer.Ordinal);

    public McpServerOptions AddTo(McpServerOptions options)
    {
        options.Handlers.SubscribeToResourcesHandler ??= SubscribeAsync;
        options.Handlers.UnsubscribeFromResourcesHandler ??= UnsubscribeAsync;
        return options;
    }

    /// <summary>Forgets what a session that ends had subscribed to.</summary>
    public void Forget(string session)
    {
        if (_sessions.TryRemove(session, out var watches))
        {
            foreach (var watch in watches.Values)
            {
                watch.Dispose();
            }
        }
    }

    private ValueTask<EmptyResult> SubscribeAsync(RequestContext<SubscribeRequestParams> request, CancellationToken cancellationToken)
    {
        var session = request.Server.SessionId ?? Stdio;
        var watches = _sessions.GetOrAdd(session, _ => new ConcurrentDictionary<string, IDisposable>(StringComparer.Ordinal));
        var uri = request.Params.Uri;
        if (watches.Count >= MostOfOneSession && !watches.ContainsKey(uri))
        {
            throw new McpProtocolException(
                $"This session watches {MostOfOneSession} resources, which is the most that one may. Unsubscribe from some first.",
                McpErrorCode.InvalidParams
            );
        }

        var server = request.Server;
        var watch = resources.Watch(changed => changed == uri ? NotifyAsync(server, session, uri) : Task.CompletedTask);
        if (!watches.TryAdd(uri, watch))
        {
            watch.Dispose();
        }

        return ValueTask.FromResult(new EmptyResult());
    }

    private ValueTask<EmptyResult> UnsubscribeAsync(RequestContext<UnsubscribeRequestParams> request, CancellationToken cancellationToken)
    {
        var session = request.Server.SessionId ?? Stdio;
        if (_sessions.TryGetValue(session, out var watches) && watches.TryRemove(request.Params.Uri, out var watch))
        {
            watch.Dispose();
        }

        return ValueTask.FromResult(new EmptyResult());
    }

    private async Task NotifyAsync(McpServer server, string session, string uri)
    {
        try
        {
            await server.SendMessageAsync(
                new JsonRpcNotification
                {
                    Method = NotificationMethods.ResourceUpdatedNotification,
                    Params = new System.Text.Json.Nodes.JsonObject { ["uri"] = uri },
                }
            );
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            // One subscriber that is gone must not keep the others from hearing.
            LogNotTold(session, error);
        }
    }

    [LoggerMessage(1031, LogLevel.Debug, "The session {Session} could not be told of a change")]
    private partial void LogNotTold(string session, Exception error);
}
