using OllamaMcp.Server.Access;

namespace OllamaMcp.Server.Transport.Replicas;

/// <summary>What another replica asks of this one.</summary>
/// <param name="From">That replica's address.</param>
/// <param name="Caller">On whose behalf it asks.</param>
/// <param name="Body">JSON, as the two sides of the operation have agreed.</param>
internal sealed record ReplicaRequest(string From, Caller Caller, ReadOnlyMemory<byte> Body);
