namespace OllamaMcp.Server.Contexts;

/// <summary>
/// Keeps conversations by session id. Thread-safe. What <see cref="SaveAsync"/> acknowledged survives this process (memory
/// store excepted). Fails with <see cref="Errors.ToolException"/>: <c>context_store_unavailable</c> where the store cannot be
/// reached, <c>context_conflict</c> where the version is not the expected one, <c>context_too_large</c> above the limit,
/// <c>invalid_arguments</c> for what is no session id.
/// </summary>
internal interface IContextStore
{
    /// <summary>What kind of store it is: <c>memory</c>, <c>files</c> or <c>redis</c>.</summary>
    string Kind { get; }

    /// <summary>The conversation, or null where none is saved or it has expired. Reading does not extend its life.</summary>
    Task<Conversation?> LoadAsync(string sessionId, CancellationToken cancellationToken);

    /// <summary>Writes the whole conversation.</summary>
    /// <param name="sessionId">A valid session id (<see cref="SessionIds"/>).</param>
    /// <param name="draft">What to keep.</param>
    /// <param name="expectedVersion">The version that was loaded; 0 where none may exist yet; null to write whatever is there.</param>
    /// <param name="cancellationToken">Stops waiting; what was sent may still be written.</param>
    /// <returns>The new version: one more than before; where none was saved, any number from 1 to 2^31.</returns>
    Task<long> SaveAsync(string sessionId, ConversationDraft draft, long? expectedVersion, CancellationToken cancellationToken);

    /// <summary>Removes a conversation. False where none was there.</summary>
    Task<bool> ClearAsync(string sessionId, CancellationToken cancellationToken);

    /// <summary>One page of session ids and sizes in a stable order.</summary>
    /// <param name="prefix">Only ids that begin with it; empty for all.</param>
    /// <param name="cursor">Null for the first page, then <see cref="ConversationPage.NextCursor"/>. A foreign cursor is <c>invalid_arguments</c>.</param>
    /// <param name="pageSize">1 to 1000.</param>
    /// <param name="cancellationToken">Ends the listing.</param>
    Task<ConversationPage> ListAsync(string prefix, string? cursor, int pageSize, CancellationToken cancellationToken);

    /// <summary>Removes what has expired and gives back its room. Returns how many.</summary>
    Task<int> SweepAsync(CancellationToken cancellationToken);

    /// <summary>Returns when the store answers; throws <c>context_store_unavailable</c> when it does not.</summary>
    Task PingAsync(CancellationToken cancellationToken);
}
