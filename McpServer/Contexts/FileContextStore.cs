using OllamaMcp.Server.Errors;

namespace OllamaMcp.Server.Contexts;

/// <summary>
/// Keeps each conversation as a JSON file. Several processes may share the folder. A process that is killed at any moment leaves
/// the old file or the new one, never a half. Thread-safe.
/// </summary>
internal sealed class FileContextStore(string path, ConversationRules rules, TimeProvider time, ILogger<FileContextStore> logger)
    : IContextStore
{
    private readonly ConversationFolder _folder = new(path, logger);
    private readonly SessionLocks _locks = new(Path.Combine(path, ".locks"), time);

    public string Kind => ContextStoreKinds.Files;

    public Task<Conversation?> LoadAsync(string sessionId, CancellationToken cancellationToken)
    {
        SessionIds.Check(sessionId);
        return GuardAsync(() => FindLiveAsync(sessionId, cancellationToken));
    }

    public Task<long> SaveAsync(string sessionId, ConversationDraft draft, long? expectedVersion, CancellationToken cancellationToken)
    {
        var bytes = rules.Encode(sessionId, draft).Length;
        return GuardAsync(async () =>
        {
            using var held = await _locks.EnterAsync(sessionId, cancellationToken);
            var current = await FindLiveAsync(sessionId, cancellationToken);
            var next = rules.Next(sessionId, current, draft, expectedVersion);
            await _folder.WriteAsync(ConversationFile.From(next, bytes), cancellationToken);
            return next.Version;
        });
    }

    public Task<bool> ClearAsync(string sessionId, CancellationToken cancellationToken)
    {
        SessionIds.Check(sessionId);
        return GuardAsync(async () =>
        {
            using var held = await _locks.EnterAsync(sessionId, cancellationToken);
            var header = await _folder.TryReadHeaderAsync(sessionId, cancellationToken);
            var found = header is null ? _folder.Exists(sessionId) : rules.IsLive(header.ExpiresAt);
            _folder.Delete(sessionId);
            return found;
        });
    }

    public Task<ConversationPage> ListAsync(string prefix, string? cursor, int pageSize, CancellationToken cancellationToken)
    {
        var range = ListRange.Parse(prefix, cursor, pageSize);
        return GuardAsync(async () =>
        {
            var found = new List<ConversationSummary>();
            foreach (var sessionId in _folder.SessionIds().Where(range.Holds).Order(StringComparer.Ordinal))
            {
                if (found.Count > pageSize)
                {
                    break;
                }

                if (await _folder.TryReadHeaderAsync(sessionId, cancellationToken) is { } header && rules.IsLive(header.ExpiresAt))
                {
                    found.Add(header.ToSummary());
                }
            }

            return ConversationPage.FromOneMore(found, pageSize);
        });
    }

    public Task<int> SweepAsync(CancellationToken cancellationToken) =>
        GuardAsync(async () =>
        {
            var removed = 0;
            foreach (var sessionId in _folder.SessionIds().ToList())
            {
                if (await IsExpiredAsync(sessionId, cancellationToken))
                {
                    removed += await RemoveExpiredAsync(sessionId, cancellationToken) ? 1 : 0;
                }
            }

            return removed;
        });

    public Task PingAsync(CancellationToken cancellationToken) =>
        GuardAsync(async () =>
        {
            using var held = await _locks.EnterAsync("ping", cancellationToken);
            return true;
        });

    private async Task<Conversation?> FindLiveAsync(string sessionId, CancellationToken cancellationToken)
    {
        var file = await _folder.ReadAsync(sessionId, cancellationToken);
        return file is not null && rules.IsLive(file.ExpiresAt) ? file.ToConversation() : null;
    }

    private async Task<bool> IsExpiredAsync(string sessionId, CancellationToken cancellationToken) =>
        await _folder.TryReadHeaderAsync(sessionId, cancellationToken) is { } header && !rules.IsLive(header.ExpiresAt);

    private async Task<bool> RemoveExpiredAsync(string sessionId, CancellationToken cancellationToken)
    {
        using var held = await _locks.EnterAsync(sessionId, cancellationToken);

        // Somebody may have saved it since it was found expired.
        var expired = await IsExpiredAsync(sessionId, cancellationToken);
        if (expired)
        {
            _folder.Delete(sessionId);
        }

        return expired;
    }

    private async Task<T> GuardAsync<T>(Func<Task<T>> operation)
    {
        try
        {
            return await operation();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            throw new ToolException(
                ErrorCodes.ContextStoreUnavailable,
                $"The context folder {_folder.Path} cannot be used: {e.Message}",
                e
            );
        }
    }
}
