using OllamaMcp.Server.Contexts;
using OllamaMcp.Server.Errors;
using OllamaMcp.Server.Ollama.Wire;
using OllamaMcp.Server.Tools.Registry;

namespace OllamaMcp.Server.Tools.Generation;

/// <summary>A saved conversation while one exchange is added to it.</summary>
internal sealed class ChatSession
{
    private readonly IContextStore _store;
    private readonly string _sessionId;
    private readonly long _version;
    private readonly IReadOnlyList<Message> _before;

    private ChatSession(IContextStore store, string sessionId, Conversation? before)
    {
        _store = store;
        _sessionId = sessionId;
        _version = before?.Version ?? 0;
        _before = before?.Messages ?? [];
    }

    /// <summary>Throws where the store is down: better before the model has worked than after.</summary>
    public static async Task<ChatSession> OpenAsync(IContextStore store, string sessionId, CancellationToken cancellationToken) =>
        new(store, sessionId, await store.LoadAsync(sessionId, cancellationToken));

    /// <summary>The conversation with new messages behind it.</summary>
    public IReadOnlyList<Message> With(IReadOnlyList<Message> messages) => [.. _before, .. messages];

    /// <summary>Saves the exchange. A failure is told and not thrown: the answer must not be lost with it.</summary>
    public async Task<SessionState> SaveAsync(IReadOnlyList<Message> messages, string model, CancellationToken cancellationToken)
    {
        var draft = new ConversationDraft(With(messages), model);
        try
        {
            var version = await _store.SaveAsync(_sessionId, draft, _version, cancellationToken);
            return new SessionState
            {
                SessionId = _sessionId,
                Saved = true,
                Version = version,
                MessageCount = draft.Messages.Count,
            };
        }
        catch (ToolException e)
        {
            return new SessionState
            {
                SessionId = _sessionId,
                Saved = false,
                Error = ItemError.Of(e),
            };
        }
    }
}
