namespace OllamaMcp.Server.Transport.Replicas;

/// <summary>What another replica answered.</summary>
/// <param name="Peer">That replica's address.</param>
/// <param name="Body">JSON, as the two sides of the operation have agreed; null where no answer came.</param>
/// <param name="Problem">Why no answer came; null where one did.</param>
internal sealed record ReplicaAnswer(string Peer, byte[]? Body, string? Problem);
