using OllamaMcp.Server.Ollama.Wire;

namespace OllamaMcp.Server.Contexts;

/// <summary>A saved conversation.</summary>
internal sealed record Conversation
{
    public required string SessionId { get; init; }

    /// <summary>Rises by 1 with each save, from a number of at least 1 that a conversation saved anew does not begin with again.</summary>
    public required long Version { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>When it is forgotten. Null for never.</summary>
    public required DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>The model that answered last. Null where a client saved it by hand.</summary>
    public string? Model { get; init; }

    /// <summary>Oldest first.</summary>
    public required IReadOnlyList<Message> Messages { get; init; }
}

/// <summary>What a save writes.</summary>
/// <param name="Messages">The whole conversation, oldest first.</param>
/// <param name="Model">The model that answered last.</param>
internal sealed record ConversationDraft(IReadOnlyList<Message> Messages, string? Model = null);

/// <summary>A page of a listing.</summary>
/// <param name="Items">In the order of their session ids.</param>
/// <param name="NextCursor">Null on the last page.</param>
internal sealed record ConversationPage(IReadOnlyList<ConversationSummary> Items, string? NextCursor)
{
    /// <summary>Makes a page of what was found when one more than a page was asked for: the one more says that there is a next page.</summary>
    public static ConversationPage FromOneMore(IReadOnlyList<ConversationSummary> found, int pageSize) =>
        found.Count <= pageSize
            ? new(found, NextCursor: null)
            : new([.. found.Take(pageSize)], ListRange.CursorAfter(found[pageSize - 1].SessionId));
}

/// <summary>One line of a listing.</summary>
internal sealed record ConversationSummary(
    string SessionId,
    long Version,
    int MessageCount,
    long Bytes,
    DateTimeOffset UpdatedAt,
    DateTimeOffset? ExpiresAt
);
