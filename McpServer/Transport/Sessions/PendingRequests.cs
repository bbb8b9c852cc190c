using ModelContextProtocol.Protocol;

namespace OllamaMcp.Server.Transport.Sessions;

/// <summary>The ids of a session's requests that wait for their answers: a second request with one of them could not be told apart. Thread-safe.</summary>
internal sealed class PendingRequests
{
    private readonly Lock _lock = new();
    private List<RequestId>? _ids;

    /// <summary>False where a request of that id is waiting.</summary>
    public bool TryAdd(RequestId id)
    {
        lock (_lock)
        {
            // A list: a client has a handful of requests waiting, and an idle session none.
            if (_ids?.Contains(id) == true)
            {
                return false;
            }

            (_ids ??= []).Add(id);
            return true;
        }
    }

    public void Remove(RequestId id)
    {
        lock (_lock)
        {
            _ids?.Remove(id);
        }
    }
}
