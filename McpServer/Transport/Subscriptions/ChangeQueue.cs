using System.Collections.Concurrent;
using System.Threading.Channels;

namespace OllamaMcp.Server.Transport.Subscriptions;

/// <summary>
/// Changes on their way to one subscriber. A change that is waiting already is not queued again: a client that reads slowly
/// misses none and piles up none. Thread-safe for any number of writers and one reader; a writer may come after the reader has left.
/// </summary>
internal sealed class ChangeQueue
{
    private readonly Channel<Change> _changes = Channel.CreateUnbounded<Change>(new UnboundedChannelOptions { SingleReader = true });
    private readonly ConcurrentDictionary<Change, bool> _waiting = new();

    public void Add(Change change)
    {
        if (_waiting.TryAdd(change, true))
        {
            _changes.Writer.TryWrite(change);
        }
    }

    public async ValueTask<Change> TakeAsync(CancellationToken cancellationToken)
    {
        var change = await _changes.Reader.ReadAsync(cancellationToken);
        _waiting.TryRemove(change, out _);
        return change;
    }
}
