namespace OllamaMcp.Server.Tools.Calls;

/// <summary>There is one server only.</summary>
internal sealed class NoReplicas : IReplicaCalls
{
    public Task<ReplicaListing> ListAsync(string caller, CancellationToken cancellationToken) => Task.FromResult(ReplicaListing.Empty);

    public Task<bool> CancelAsync(string caller, string requestId, CancellationToken cancellationToken) => Task.FromResult(false);

    public Task<ReplicaListing> CancelAllAsync(string caller, CancellationToken cancellationToken) => Task.FromResult(ReplicaListing.Empty);
}
