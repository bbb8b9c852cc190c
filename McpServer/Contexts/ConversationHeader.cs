using System.Text.Json.Serialization;
using OllamaMcp.Server.Ollama.Wire;

namespace OllamaMcp.Server.Contexts;

/// <summary>The file of a conversation without its messages: what a listing reads.</summary>
internal record ConversationHeader
{
    public required string SessionId { get; init; }
    public required long Version { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public required DateTimeOffset UpdatedAt { get; init; }
    public DateTimeOffset? ExpiresAt { get; init; }
    public string? Model { get; init; }
    public required int MessageCount { get; init; }

    /// <summary>Of the messages as JSON without blanks.</summary>
    public required long Bytes { get; init; }

    public ConversationSummary ToSummary() => new(SessionId, Version, MessageCount, Bytes, UpdatedAt, ExpiresAt);
}

/// <summary>The file of a conversation.</summary>
internal sealed record ConversationFile : ConversationHeader
{
    // Behind the header, where a reader of the file looks for it.
    [JsonPropertyOrder(1)]
    public required IReadOnlyList<Message> Messages { get; init; }

    public static ConversationFile From(Conversation conversation, long bytes) =>
        new()
        {
            SessionId = conversation.SessionId,
            Version = conversation.Version,
            CreatedAt = conversation.CreatedAt,
            UpdatedAt = conversation.UpdatedAt,
            ExpiresAt = conversation.ExpiresAt,
            Model = conversation.Model,
            MessageCount = conversation.Messages.Count,
            Bytes = bytes,
            Messages = conversation.Messages,
        };

    public Conversation ToConversation() =>
        new()
        {
            SessionId = SessionId,
            Version = Version,
            CreatedAt = CreatedAt,
            UpdatedAt = UpdatedAt,
            ExpiresAt = ExpiresAt,
            Model = Model,
            Messages = Messages,
        };
}
