namespace OllamaMcp.Server.Tools.Calls;

/// <summary>The calls that the other replicas of this server are answering. Thread-safe.</summary>
internal interface IReplicaCalls
{
    /// <summary>What runs elsewhere for a caller. A replica that does not answer is named, not waited for.</summary>
    Task<ReplicaListing> ListAsync(string caller, CancellationToken cancellationToken);

    /// <summary>Ends a call that runs elsewhere. False where no replica has it for that caller.</summary>
    Task<bool> CancelAsync(string caller, string requestId, CancellationToken cancellationToken);

    /// <summary>Ends all calls of a caller that run elsewhere; gives those that were ended.</summary>
    Task<ReplicaListing> CancelAllAsync(string caller, CancellationToken cancellationToken);
}
