namespace OllamaMcp.Server.Tools.Calls;

/// <summary>The ids by which calls can be ended.</summary>
internal static class RequestIds
{
    /// <summary>Makes one that nobody can guess. It does not say where the call runs: the replicas are asked.</summary>
    public static string Next() => Guid.NewGuid().ToString("N");
}
