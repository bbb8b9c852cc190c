namespace OllamaMcp.Emulator.Traffic;

/// <summary>The counters at one moment.</summary>
/// <param name="Requests">Calls by method and route since the last reset.</param>
/// <param name="Total">All of them.</param>
/// <param name="InFlight">Calls that are being answered now.</param>
/// <param name="OpenConnections">Connections that are open now.</param>
/// <param name="Connections">Connections that were opened since the last reset.</param>
/// <param name="Cancelled">Calls that the client left, since the last reset.</param>
/// <param name="Faults">Faults that struck since the last reset.</param>
/// <param name="Cancellations">The last of the cancelled calls, 256 at most.</param>
internal sealed record TrafficSnapshot(
    IReadOnlyDictionary<string, long> Requests,
    long Total,
    int InFlight,
    int OpenConnections,
    long Connections,
    long Cancelled,
    long Faults,
    IReadOnlyList<CancelledCall> Cancellations
);
