using ModelContextProtocol.Protocol;

namespace OllamaMcp.Server.Transport.Sessions;

/// <summary>A request of a session that waits for its answer. Thread-safe.</summary>
internal sealed class PendingRequest(RequestId id)
{
    private readonly TaskCompletionSource _withdrawn = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public RequestId Id { get; } = id;

    /// <summary>Ends when the client has taken the request back: no answer comes any more.</summary>
    public Task Withdrawn => _withdrawn.Task;

    public void Withdraw() => _withdrawn.TrySetResult();
}
