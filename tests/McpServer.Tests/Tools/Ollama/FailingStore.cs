using OllamaMcp.Server.Contexts;
using OllamaMcp.Server.Errors;

namespace OllamaMcp.Server.Tests.Tools.Ollama;

/// <summary>A store that a test makes fail, or in which somebody else writes at the wrong moment.</summary>
internal sealed class FailingStore(IContextStore inner) : IContextStore
{
    public bool IsDown { get; set; }

    /// <summary>Done before each save.</summary>
    public Func<Task>? BeforeSave { get; set; }

    public string Kind => inner.Kind;

    public Task<Conversation?> LoadAsync(string sessionId, CancellationToken cancellationToken) =>
        Up().LoadAsync(sessionId, cancellationToken);

    public async Task<long> SaveAsync(string sessionId, ConversationDraft draft, long? expectedVersion, CancellationToken cancellationToken)
    {
        await (BeforeSave?.Invoke() ?? Task.CompletedTask);
        return await Up().SaveAsync(sessionId, draft, expectedVersion, cancellationToken);
    }

    public Task<bool> ClearAsync(string sessionId, CancellationToken cancellationToken) => Up().ClearAsync(sessionId, cancellationToken);

    public Task<ConversationPage> ListAsync(string prefix, string? cursor, int pageSize, CancellationToken cancellationToken) =>
        Up().ListAsync(prefix, cursor, pageSize, cancellationToken);

    public Task<int> SweepAsync(CancellationToken cancellationToken) => Up().SweepAsync(cancellationToken);

    public Task PingAsync(CancellationToken cancellationToken) => Up().PingAsync(cancellationToken);

    private IContextStore Up() =>
        IsDown ? throw new ToolException(ErrorCodes.ContextStoreUnavailable, "Redis at h:1 did not answer.") : inner;
}
