using ModelContextProtocol.Protocol;
using OllamaMcp.Server.Transport.Sessions;

namespace OllamaMcp.Server.Transport.Lines;

/// <summary>Knows which requests that were read have no answer yet. Thread-safe.</summary>
internal sealed class UnansweredRequests
{
    private readonly Lock _lock = new();
    private readonly List<RequestId> _ids = [];
    private TaskCompletionSource? _none;

    /// <summary>Notes a request, or that its client has taken one back: no answer to that comes any more.</summary>
    public void Received(JsonRpcMessage message)
    {
        if (message is JsonRpcRequest request)
        {
            lock (_lock)
            {
                _ids.Add(request.Id);
            }
        }
        else if (PendingRequests.WithdrawnBy(message) is { } withdrawn)
        {
            Remove(withdrawn);
        }
    }

    /// <summary>Notes an answer; does nothing with any other message.</summary>
    public void Sent(JsonRpcMessage message)
    {
        if (message is JsonRpcResponse or JsonRpcError)
        {
            Remove(((JsonRpcMessageWithId)message).Id);
        }
    }

    /// <summary>Ends when every request read has been answered. To be called once, when no more are read.</summary>
    public Task WhenNoneAsync()
    {
        lock (_lock)
        {
            _none = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            EndWait();
            return _none.Task;
        }
    }

    private void Remove(RequestId id)
    {
        lock (_lock)
        {
            _ids.Remove(id);
            EndWait();
        }
    }

    private void EndWait()
    {
        if (_ids.Count == 0)
        {
            _none?.TrySetResult();
        }
    }
}
