using OllamaMcp.Server.Access;
using OllamaMcp.Server.Transport.Configuration;
using OllamaMcp.Server.Transport.Messages;

namespace OllamaMcp.Server.Transport.Guards;

/// <summary>Says who sent an HTTP request.</summary>
internal sealed class Doorkeeper(AccessGate gate, TransportOptions options)
{
    /// <summary>The caller by its token, on a guarded port with a token only.</summary>
    /// <exception cref="RefusalException">A token is missing or wrong: 401.</exception>
    public Caller Identify(HttpContext context)
    {
        // A replica that forwards has asked for the token already, and says whose it was.
        if (context.Features.Get<ForwardedCaller>() is { } forwarded)
        {
            return forwarded.Caller;
        }

        var connection = context.Connection;
        var header = context.Request.Headers.Authorization;
        var required = context.Features.Get<PortAccess>()?.TokenRequired ?? options.GuardedPorts.Contains(connection.LocalPort);
        return gate.Authenticate(header.Count == 0 ? null : header.ToString(), connection.RemoteIpAddress, required)
            ?? throw new RefusalException(Refusals.Unauthorized);
    }
}
