using System.Net;

namespace OllamaMcp.Server.Access;

/// <summary>Says who calls, and whether the call may go on. Thread-safe; authenticating reads one immutable snapshot of tokens and never locks.</summary>
internal sealed class AccessGate(TokenRing tokens, CallLimits limits)
{
    /// <summary>A gate with a token ring and limits of its own, whose tokens stay what they are.</summary>
    public AccessGate(AccessOptions options, TimeProvider? time = null)
        : this(new TokenRing(options), new CallLimits(options, time ?? TimeProvider.System)) { }

    /// <summary>Who calls, by its <c>Authorization</c> header; null where a token is required and none, or no valid one, was sent.</summary>
    /// <param name="authorization">The header, or null. A wrong token is refused also where none is required.</param>
    /// <param name="remoteAddress">The caller's address.</param>
    /// <param name="tokenRequired">Whether the listening port wants a token: <see cref="PortAccess"/>.</param>
    public Caller? Authenticate(string? authorization, IPAddress? remoteAddress, bool tokenRequired)
    {
        var known = tokens.Current;
        if (string.IsNullOrEmpty(authorization) || known.Count == 0)
        {
            return tokenRequired ? null : new Caller(Caller.AnonymousName, RateKeys.Of(remoteAddress));
        }

        return BearerToken.TryRead(authorization, out var token) ? known.FindOwner(token) : null;
    }

    /// <summary>Counts a tool call against the caller's limits. Null where it may go on, else how long to wait.</summary>
    public TimeSpan? Admit(Caller caller, string tool) => limits.Admit(caller.RateKey, tool);

    /// <summary>The <c>WWW-Authenticate</c> header of a 401.</summary>
    /// <param name="authorization">The header that was refused, or null where none was sent.</param>
    public static string Challenge(string? authorization) =>
        string.IsNullOrEmpty(authorization)
            ? """Bearer realm="ollama-mcp" """.TrimEnd()
            : """Bearer realm="ollama-mcp", error="invalid_token", error_description="The token is not known here" """.TrimEnd();
}
