namespace OllamaMcp.Server.Tools.Calls;

/// <summary>The ids by which calls can be ended.</summary>
internal static class RequestIds
{
    /// <summary>The longest id that a caller may choose.</summary>
    public const int MaxLength = 128;

    /// <summary>Makes one that nobody can guess. It does not say where the call runs: the replicas are asked.</summary>
    public static string Next() => Guid.NewGuid().ToString("N");
}
