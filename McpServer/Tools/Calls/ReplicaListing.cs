namespace OllamaMcp.Server.Tools.Calls;

/// <summary>What other replicas said.</summary>
/// <param name="Calls">Their calls.</param>
/// <param name="Unreachable">The addresses of those that did not answer.</param>
internal sealed record ReplicaListing(IReadOnlyList<RunningCall> Calls, IReadOnlyList<string> Unreachable)
{
    public static ReplicaListing Empty { get; } = new([], []);
}
