namespace OllamaMcp.Clients.Tests.Walking;

/// <summary>The two eras of MCP, by the revision that stands for each.</summary>
internal static class Revision
{
    /// <summary>The newest of those that begin with a handshake.</summary>
    public const string Handshake = "2025-11-25";

    /// <summary>The one that needs none.</summary>
    public const string Stateless = "2026-07-28";
}
