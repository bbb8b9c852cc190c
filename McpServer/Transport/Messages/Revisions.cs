namespace OllamaMcp.Server.Transport.Messages;

/// <summary>The revisions of MCP that are spoken here, and to which of its two eras each belongs.</summary>
internal static class Revisions
{
    public const string Newest = "2026-07-28";

    /// <summary>Revisions in which a client initializes and holds a session.</summary>
    private static readonly HashSet<string> Handshake = new(StringComparer.Ordinal)
    {
        "2024-11-05",
        "2025-03-26",
        "2025-06-18",
        "2025-11-25",
    };

    /// <summary>Revisions without sessions; the ones that <c>server/discover</c> lists, and so the ones that error -32022 lists.</summary>
    public static IReadOnlyList<string> Stateless { get; } = [Newest];

    /// <summary>Those of clients that initialize, oldest first.</summary>
    public static IReadOnlyList<string> WithSessions { get; } = [.. Handshake.Order(StringComparer.Ordinal)];

    /// <summary>Whether it is one of either kind.</summary>
    public static bool IsSpoken(string revision) => IsHandshake(revision) || IsStateless(revision);

    public static bool IsHandshake(string revision) => Handshake.Contains(revision);

    public static bool IsStateless(string? revision) => string.Equals(revision, Newest, StringComparison.Ordinal);
}
