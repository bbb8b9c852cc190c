using System.Text.Json.Nodes;
using ModelContextProtocol.Protocol;
using OllamaMcp.Server.Access;
using OllamaMcp.Server.Transport.Messages;

namespace OllamaMcp.Server.Transport.Guards;

/// <summary>Decides whether a tool call may begin: not while stopping, not beyond the caller's rate, not beyond what this server takes.</summary>
internal sealed class CallAdmission(AccessGate gate, CallSlots slots, DrainState drain)
{
    /// <summary>A place for the call that the message asks for; null where it asks for none and so needs none.</summary>
    /// <exception cref="RefusalException">The call may not begin.</exception>
    public CallLease? Admit(JsonRpcMessage message, Caller caller)
    {
        if (message is not JsonRpcRequest { Method: RequestMethods.ToolsCall } request)
        {
            return null;
        }

        if (drain.IsDraining)
        {
            throw new RefusalException(Refusals.ShuttingDown);
        }

        if (!slots.TryEnter())
        {
            throw new RefusalException(Refusals.TooManyCalls(slots.Limit));
        }

        var lease = new CallLease(slots);
        if (gate.Admit(caller, ToolOf(request)) is { } wait)
        {
            lease.Dispose();
            throw new RefusalException(Refusals.RateLimited(wait));
        }

        return lease;
    }

    // A name that is missing or no string is refused where the call is handled; it still counts against the caller.
    private static string ToolOf(JsonRpcRequest request) =>
        request.Params is JsonObject parameters && parameters["name"] is JsonValue name && name.TryGetValue(out string? tool) ? tool : "";
}
