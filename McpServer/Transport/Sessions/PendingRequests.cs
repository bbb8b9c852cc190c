using System.Text.Json;
using System.Text.Json.Nodes;
using ModelContextProtocol.Protocol;

namespace OllamaMcp.Server.Transport.Sessions;

/// <summary>A session's requests that wait for their answers: a second one with the same id could not be told apart. Thread-safe.</summary>
internal sealed class PendingRequests
{
    private readonly Lock _lock = new();
    private List<PendingRequest>? _requests;

    /// <summary>Null where a request of that id is waiting.</summary>
    public PendingRequest? TryAdd(RequestId id)
    {
        lock (_lock)
        {
            // A list: a client has a handful of requests waiting, and an idle session none.
            if (_requests?.Exists(request => request.Id == id) == true)
            {
                return null;
            }

            var added = new PendingRequest(id);
            (_requests ??= []).Add(added);
            return added;
        }
    }

    public void Remove(PendingRequest request)
    {
        lock (_lock)
        {
            _requests?.Remove(request);
        }
    }

    /// <summary>Where the message takes a waiting request back, ends the wait for its answer; does nothing with any other message.</summary>
    public void Withdraw(JsonRpcMessage message)
    {
        if (WithdrawnBy(message) is not { } id)
        {
            return;
        }

        lock (_lock)
        {
            _requests?.Find(request => request.Id == id)?.Withdraw();
        }
    }

    /// <summary>The request that the message takes back; null with any other message.</summary>
    public static RequestId? WithdrawnBy(JsonRpcMessage message) =>
        message is JsonRpcNotification { Method: NotificationMethods.CancelledNotification, Params: JsonObject cancelled }
            ? IdIn(cancelled["requestId"])
            : null;

    private static RequestId? IdIn(JsonNode? node) =>
        node?.GetValueKind() switch
        {
            JsonValueKind.String => new RequestId(node.GetValue<string>()),
            JsonValueKind.Number when node.AsValue().TryGetValue(out long number) => new RequestId(number),
            _ => null,
        };
}
