using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace OllamaMcp.Server.Transport.Subscriptions;

/// <summary>Puts changes of the lists and resources that a client asked for into a queue, until it is disposed.</summary>
internal sealed class ListSubscription : IDisposable
{
    private readonly List<Action> _ends = [];
    private readonly ChangeQueue _queue;

    public ListSubscription(McpServerOptions options, SubscriptionsListenNotifications wanted, ResourceChanges resources, ChangeQueue queue)
    {
        _queue = queue;
        Granted = new SubscriptionsListenNotifications
        {
            ToolsListChanged = Follow(wanted.ToolsListChanged, options.ToolCollection, NotificationMethods.ToolListChangedNotification),
            PromptsListChanged = Follow(
                wanted.PromptsListChanged,
                options.PromptCollection,
                NotificationMethods.PromptListChangedNotification
            ),
            ResourcesListChanged = Follow(
                wanted.ResourcesListChanged,
                options.ResourceCollection,
                NotificationMethods.ResourceListChangedNotification
            ),
            ResourceSubscriptions = Follow(wanted.ResourceSubscriptions, resources),
        };
    }

    /// <summary>What the client will be told of: what it asked for, as far as this server has it.</summary>
    public SubscriptionsListenNotifications Granted { get; }

    public void Dispose() => _ends.ForEach(end => end());

    private bool? Follow<T>(bool? wanted, McpServerPrimitiveCollection<T>? collection, string method)
        where T : IMcpServerPrimitive
    {
        if (wanted != true || collection is null)
        {
            return null;
        }

        void OnChanged(object? sender, EventArgs e) => _queue.Add(new Change(method));
        collection.Changed += OnChanged;
        _ends.Add(() => collection.Changed -= OnChanged);
        return true;
    }

    private List<string>? Follow(IList<string>? uris, ResourceChanges resources)
    {
        if (uris is not { Count: > 0 })
        {
            return null;
        }

        var wanted = new HashSet<string>(uris, StringComparer.Ordinal);
        var watch = resources.Watch(uri =>
        {
            if (wanted.Contains(uri))
            {
                _queue.Add(new Change(NotificationMethods.ResourceUpdatedNotification, uri));
            }

            return Task.CompletedTask;
        });
        _ends.Add(watch.Dispose);
        return [.. wanted];
    }
}
