using System.Collections.Concurrent;
using OllamaMcp.Server.Errors;
using OllamaMcp.Server.Telemetry;

namespace OllamaMcp.Server.Tools.Calls;

/// <summary>
/// The calls that this process is answering, by caller and request id; nobody sees or ends another's. Thread-safe.
/// </summary>
internal sealed class CallsInFlight(TimeProvider time)
{
    private readonly ConcurrentDictionary<(string Caller, string RequestId), CallInFlight> _calls = new();

    /// <summary>Puts a call on the list.</summary>
    /// <param name="caller">Who calls.</param>
    /// <param name="tool">The wire name of the tool.</param>
    /// <param name="requestId">The caller's own id, or null to have one made.</param>
    /// <param name="callerGone">Cancelled when the caller leaves.</param>
    /// <exception cref="ToolException"><c>duplicate_request</c>: a call with that id is running for this caller.</exception>
    public CallInFlight Begin(string caller, string tool, string? requestId, CancellationToken callerGone)
    {
        var call = new CallInFlight(this, caller, new RunningCall(requestId ?? RequestIds.Next(), tool, time.GetUtcNow()), callerGone);
        if (_calls.TryAdd((caller, call.Call.RequestId), call))
        {
            ServerMetrics.CallsInFlight.Add(1);
            return call;
        }

        call.Dispose();
        throw new ToolException(ErrorCodes.DuplicateRequest, $"A call with the request_id '{requestId}' is running.");
    }

    /// <summary>The calls of one caller, oldest first.</summary>
    public IReadOnlyList<RunningCall> ListOf(string caller) =>
        [.. _calls.Values.Where(call => call.Caller == caller).Select(call => call.Call).OrderBy(call => call.StartedAt)];

    /// <summary>Ends a call. False where the caller has none of that id here.</summary>
    public bool Cancel(string caller, string requestId) => _calls.TryGetValue((caller, requestId), out var call) && call.End();

    /// <summary>Ends all calls of one caller but one, and gives those that were ended.</summary>
    public IReadOnlyList<RunningCall> CancelAll(string caller, string? exceptRequestId) =>
        [.. ListOf(caller).Where(call => call.RequestId != exceptRequestId && Cancel(caller, call.RequestId))];

    // By value: a call that was refused as a duplicate must not take the one that runs off the list.
    internal void Remove(CallInFlight call)
    {
        if (_calls.TryRemove(KeyValuePair.Create((call.Caller, call.Call.RequestId), call)))
        {
            ServerMetrics.CallsInFlight.Add(-1);
        }
    }
}
