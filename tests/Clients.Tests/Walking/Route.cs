namespace OllamaMcp.Clients.Tests.Walking;

/// <summary>A way from a client to the server.</summary>
internal static class Route
{
    public const string Http = "http";
    public const string Sse = "sse";
    public const string Stdio = "stdio";
}
