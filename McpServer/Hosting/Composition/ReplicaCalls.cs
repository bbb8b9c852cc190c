using System.Text;
using System.Text.Json;
using OllamaMcp.Server.Access;
using OllamaMcp.Server.Tools.Calls;
using OllamaMcp.Server.Transport.Replicas;

namespace OllamaMcp.Server.Hosting.Composition;

/// <summary>
/// Lists and ends a caller's calls on all replicas: the tools know the calls, the transport knows the replicas, and they meet here.
/// Only replicas that are known are asked, never an address that a request id names: a caller could write any there.
/// </summary>
internal sealed class ReplicaCalls(ReplicaChannel channel, CallsInFlight calls) : IReplicaCalls
{
    private const string ListOperation = "list-calls";
    private const string CancelOperation = "cancel-call";
    private const string CancelAllOperation = "cancel-calls";

    /// <summary>Answers what other replicas ask, from now on.</summary>
    public void Answer()
    {
        channel.Handle(ListOperation, (request, _) => Reply(calls.ListOf(request.Caller.Name)));
        channel.Handle(CancelAllOperation, (request, _) => Reply(calls.CancelAll(request.Caller.Name, exceptRequestId: null)));
        channel.Handle(CancelOperation, (request, _) => Reply(Cancel(request.Caller.Name, Encoding.UTF8.GetString(request.Body.Span))));
    }

    public Task<ReplicaListing> ListAsync(string caller, CancellationToken cancellationToken) =>
        AskAsync(ListOperation, caller, "", cancellationToken);

    public async Task<bool> CancelAsync(string caller, string requestId, CancellationToken cancellationToken) =>
        (await AskAsync(CancelOperation, caller, requestId, cancellationToken)).Calls.Count > 0;

    public Task<ReplicaListing> CancelAllAsync(string caller, CancellationToken cancellationToken) =>
        AskAsync(CancelAllOperation, caller, "", cancellationToken);

    private async Task<ReplicaListing> AskAsync(string operation, string caller, string body, CancellationToken cancellationToken)
    {
        if (!channel.IsOpen)
        {
            return ReplicaListing.Empty;
        }

        var answers = await channel.AskAllAsync(operation, Encoding.UTF8.GetBytes(body), new Caller(caller, caller), cancellationToken);
        return new ReplicaListing(
            [.. answers.Where(a => a.Body is not null).SelectMany(a => Read(a.Body!))],
            [.. answers.Where(a => a.Body is null).Select(a => a.Peer)]
        );
    }

    private IReadOnlyList<RunningCall> Cancel(string caller, string requestId)
    {
        var call = calls.ListOf(caller).FirstOrDefault(c => c.RequestId == requestId);
        return call is not null && calls.Cancel(caller, requestId) ? [call] : [];
    }

    private static IReadOnlyList<RunningCall> Read(byte[] body) =>
        JsonSerializer.Deserialize(body, ReplicaCallsJson.Default.IReadOnlyListRunningCall) ?? [];

    private static Task<byte[]> Reply(IReadOnlyList<RunningCall> listed) =>
        Task.FromResult(JsonSerializer.SerializeToUtf8Bytes(listed, ReplicaCallsJson.Default.IReadOnlyListRunningCall));
}
