using System.Collections.Concurrent;

namespace OllamaMcp.Server.Transport.Subscriptions;

/// <summary>Tells those who watch a resource that it changed. Thread-safe.</summary>
internal sealed class ResourceChanges
{
    private readonly ConcurrentDictionary<object, Func<string, Task>> _watchers = new();

    /// <summary>Says that the resource with that URI reads differently now. Watchers hear of it in their own time; a slow one delays nobody.</summary>
    public void Publish(string uri)
    {
        foreach (var (_, watcher) in _watchers)
        {
            _ = watcher(uri);
        }
    }

    /// <summary>Calls <paramref name="watcher"/>, which does not throw, for every change until the result is disposed.</summary>
    public IDisposable Watch(Func<string, Task> watcher)
    {
        var key = new object();
        _watchers[key] = watcher;
        return new Registration(this, key);
    }

    private sealed class Registration(ResourceChanges changes, object key) : IDisposable
    {
        public void Dispose() => changes._watchers.TryRemove(key, out _);
    }
}
