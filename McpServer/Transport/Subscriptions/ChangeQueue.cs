namespace OllamaMcp.Server.Transport.Subscriptions;

/// <summary>
/// Changes on their way to one subscriber. A change that is waiting already is not queued again: a client that reads slowly
/// misses none and piles up none. Thread-safe for any number of writers and one reader.
/// </summary>
internal sealed class ChangeQueue : IDisposable
{
    private readonly SemaphoreSlim _available = new(0);
    private readonly Lock _lock = new();
    private readonly List<Change> _waiting = [];

    public void Add(Change change)
    {
        lock (_lock)
        {
            if (_waiting.Contains(change))
            {
                return;
            }

            _waiting.Add(change);
        }

        _available.Release();
    }

    public async ValueTask<Change> TakeAsync(CancellationToken cancellationToken)
    {
        await _available.WaitAsync(cancellationToken);
        lock (_lock)
        {
            var first = _waiting[0];
            _waiting.RemoveAt(0);
            return first;
        }
    }

    public void Dispose() => _available.Dispose();
}
