namespace OllamaMcp.Server.Tools.Calls;

/// <summary>Makes request ids: nobody can guess them, and with several replicas they say at the end which one has the call.</summary>
/// <param name="replicaAddress">Where other replicas reach this one, <c>ip:port</c>; null where there are none.</param>
internal sealed class RequestIds(string? replicaAddress = null)
{
    /// <summary>The longest id that a caller may choose.</summary>
    public const int MaxLength = 128;

    private readonly string _suffix = replicaAddress is null ? "" : "@" + replicaAddress;

    public string Next() => string.Concat(Guid.NewGuid().ToString("N"), _suffix);

    /// <summary>The replica that an id names, or null where it names none (because the caller chose it).</summary>
    public static string? ReplicaOf(string requestId) =>
        requestId.LastIndexOf('@') is var at and > 0 && at < requestId.Length - 1 ? requestId[(at + 1)..] : null;
}
