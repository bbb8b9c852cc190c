using System.Security.Cryptography;
using System.Text.Json;
using OllamaMcp.Server.Errors;

namespace OllamaMcp.Server.Contexts;

/// <summary>What holds for a conversation wherever it is kept: its limits, its versions, its life. Thread-safe.</summary>
internal sealed class ConversationRules(ContextStoreOptions options, TimeProvider time)
{
    /// <summary>In whole milliseconds, because that is what every store can keep.</summary>
    public DateTimeOffset Now => DateTimeOffset.FromUnixTimeMilliseconds(time.GetUtcNow().ToUnixTimeMilliseconds());

    public bool IsLive(DateTimeOffset? expiresAt) => expiresAt is null || expiresAt > Now;

    /// <summary>When what is saved at a time is forgotten.</summary>
    public DateTimeOffset? ExpiryFrom(DateTimeOffset savedAt) => options.TimeToLive == TimeSpan.Zero ? null : savedAt + options.TimeToLive;

    /// <summary>The messages as JSON. Throws where the session id is not legal or the conversation is over a limit.</summary>
    public byte[] Encode(string sessionId, ConversationDraft draft)
    {
        SessionIds.Check(sessionId);
        if (draft.Messages.Count > options.MaxMessages)
        {
            throw TooLarge(sessionId, $"{draft.Messages.Count} messages", $"{options.MaxMessages} (Contexts__MaxMessages)");
        }

        var bytes = JsonSerializer.SerializeToUtf8Bytes(draft.Messages, ContextJson.Default.IReadOnlyListMessage);
        return bytes.Length <= options.MaxBytes
            ? bytes
            : throw TooLarge(sessionId, $"{bytes.Length} bytes", $"{options.MaxBytes} (Contexts__MaxBytes)");
    }

    /// <summary>The conversation after a save on top of what is there. Throws <c>context_conflict</c>.</summary>
    public Conversation Next(string sessionId, Conversation? current, ConversationDraft draft, long? expectedVersion)
    {
        var version = current?.Version ?? 0;
        if (expectedVersion is { } expected && expected != version)
        {
            throw Conflict(sessionId, expected, version);
        }

        var now = Now;
        return new Conversation
        {
            SessionId = sessionId,
            Version = current is null ? FirstVersion() : version + 1,
            CreatedAt = current?.CreatedAt ?? now,
            UpdatedAt = now,
            ExpiresAt = ExpiryFrom(now),
            Model = draft.Model,
            Messages = draft.Messages,
        };
    }

    /// <summary>
    /// The version of a first save. A conversation that was cleared or has expired and is saved anew begins elsewhere than it began
    /// before, so that a writer who still holds a version of the old one meets a conflict.
    /// </summary>
    public static long FirstVersion() => RandomNumberGenerator.GetInt32(1, int.MaxValue);

    public static ToolException Conflict(string sessionId, long expected, long found) =>
        new(
            ErrorCodes.ContextConflict,
            found == 0
                ? $"Conversation '{sessionId}' was to be at version {expected}, but none is saved now."
                : $"Conversation '{sessionId}' was to be at version {expected}, but is at version {found}: somebody else saved it in between."
        );

    private static ToolException TooLarge(string sessionId, string size, string limit) =>
        new(ErrorCodes.ContextTooLarge, $"Conversation '{sessionId}' has {size}; the limit is {limit}. Nothing was saved.");
}
