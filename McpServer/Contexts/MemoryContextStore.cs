namespace OllamaMcp.Server.Contexts;

/// <summary>Keeps conversations for as long as the process runs: for tests, and for who wants nothing written. Thread-safe.</summary>
internal sealed class MemoryContextStore(ConversationRules rules) : IContextStore
{
    private readonly Lock _gate = new();
    private readonly SortedDictionary<string, Entry> _entries = new(StringComparer.Ordinal);

    public string Kind => ContextStoreKinds.Memory;

    public Task<Conversation?> LoadAsync(string sessionId, CancellationToken cancellationToken)
    {
        SessionIds.Check(sessionId);
        lock (_gate)
        {
            return Task.FromResult(FindLive(sessionId));
        }
    }

    public Task<long> SaveAsync(string sessionId, ConversationDraft draft, long? expectedVersion, CancellationToken cancellationToken)
    {
        var bytes = rules.Encode(sessionId, draft).Length;
        lock (_gate)
        {
            var next = rules.Next(sessionId, FindLive(sessionId), draft, expectedVersion);
            _entries[sessionId] = new Entry(next, bytes);
            return Task.FromResult(next.Version);
        }
    }

    public Task<bool> ClearAsync(string sessionId, CancellationToken cancellationToken)
    {
        SessionIds.Check(sessionId);
        lock (_gate)
        {
            var found = FindLive(sessionId) is not null;
            _entries.Remove(sessionId);
            return Task.FromResult(found);
        }
    }

    public Task<ConversationPage> ListAsync(string prefix, string? cursor, int pageSize, CancellationToken cancellationToken)
    {
        var range = ListRange.Parse(prefix, cursor, pageSize);
        lock (_gate)
        {
            var found = _entries
                .Values.Where(e => range.Holds(e.Conversation.SessionId) && rules.IsLive(e.Conversation.ExpiresAt))
                .Take(pageSize + 1)
                .Select(e => ConversationFile.From(e.Conversation, e.Bytes).ToSummary())
                .ToList();
            return Task.FromResult(ConversationPage.FromOneMore(found, pageSize));
        }
    }

    public Task<int> SweepAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            var expired = _entries.Where(e => !rules.IsLive(e.Value.Conversation.ExpiresAt)).Select(e => e.Key).ToList();
            expired.ForEach(id => _entries.Remove(id));
            return Task.FromResult(expired.Count);
        }
    }

    public Task PingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private Conversation? FindLive(string sessionId) =>
        _entries.TryGetValue(sessionId, out var entry) && rules.IsLive(entry.Conversation.ExpiresAt) ? entry.Conversation : null;

    private sealed record Entry(Conversation Conversation, long Bytes);
}
