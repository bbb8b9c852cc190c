using OllamaMcp.Server.Access;
using OllamaMcp.Server.Transport.Messages;

namespace OllamaMcp.Server.Transport.Guards;

/// <summary>Says who sent an HTTP request.</summary>
internal sealed class Doorkeeper(AccessGate gate)
{
    /// <summary>The caller by its token; on a port that wants one (<see cref="PortAccess"/>) with a token only.</summary>
    /// <exception cref="RefusalException">A token is missing or wrong: 401.</exception>
    public Caller Identify(HttpContext context)
    {
        // A replica that forwards has asked for the token already, and says whose it was.
        if (context.Features.Get<ForwardedCaller>() is { } forwarded)
        {
            return forwarded.Caller;
        }

        var header = context.Request.Headers.Authorization;
        var authorization = header.Count == 0 ? null : header.ToString();
        return gate.Authenticate(
                authorization,
                context.Connection.RemoteIpAddress,
                context.Features.Get<PortAccess>()?.TokenRequired ?? false
            ) ?? throw new RefusalException(Refusals.Unauthorized with { Challenge = AccessGate.Challenge(authorization) });
    }
}
