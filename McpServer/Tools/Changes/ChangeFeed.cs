namespace OllamaMcp.Server.Tools.Changes;

/// <summary>
/// Hears from the tools what they changed, and tells whoever shows it: by the URI of each resource that reads differently now, and
/// where the list of resources is another. Thread-safe.
/// </summary>
internal sealed class ChangeFeed
{
    private readonly Lock _gate = new();
    private Action<string>[] _watchers = [];
    private Action[] _listWatchers = [];

    /// <summary>Has the URI of every resource told that changes. The watcher must not block or throw.</summary>
    public void Watch(Action<string> watcher)
    {
        lock (_gate)
        {
            _watchers = [.. _watchers, watcher];
        }
    }

    /// <summary>Has it told when resources come or go. The watcher must not block or throw.</summary>
    public void WatchList(Action watcher)
    {
        lock (_gate)
        {
            _listWatchers = [.. _listWatchers, watcher];
        }
    }

    /// <summary>A model came, went, or is another now under the same name.</summary>
    public void AnnounceModel(string name)
    {
        foreach (var watcher in _listWatchers)
        {
            watcher();
        }

        Tell(ResourceUris.Models);
        foreach (var uri in ResourceUris.OfModel(name))
        {
            Tell(uri);
        }
    }

    /// <summary>A conversation was saved or removed.</summary>
    public void AnnounceContext(string session) => Tell(ResourceUris.Context(session));

    private void Tell(string uri)
    {
        foreach (var watcher in _watchers)
        {
            watcher(uri);
        }
    }
}
