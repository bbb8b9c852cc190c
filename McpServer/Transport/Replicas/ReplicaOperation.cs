namespace OllamaMcp.Server.Transport.Replicas;

/// <summary>Answers what other replicas ask.</summary>
/// <returns>The body of the answer: JSON, as the two sides have agreed.</returns>
internal delegate Task<byte[]> ReplicaOperation(ReplicaRequest request, CancellationToken cancellationToken);
