using System.Text.Json.Nodes;
using ModelContextProtocol.Protocol;
using OllamaMcp.Server.Transport.Messages;

namespace OllamaMcp.Server.Transport.Endpoints;

/// <summary>What requests of both eras have to obey.</summary>
internal static class RequestRules
{
    /// <summary>The header names a revision that is spoken here, and the body does not name one of the other era.</summary>
    public static void CheckRevision(JsonRpcMessage message, string revision)
    {
        if (revision.Length > 0 && !Revisions.IsHandshake(revision) && !Revisions.IsStateless(revision))
        {
            throw new RefusalException(Refusals.UnsupportedRevision(revision));
        }

        if (!Revisions.IsStateless(revision) && Meta.RevisionOf(message) is { } declared && Revisions.IsStateless(declared))
        {
            throw new RefusalException(
                Refusals.HeaderMismatch(
                    $"The body declares {declared}; the {McpHeaders.ProtocolVersion} header is '{revision}' and has to say the same."
                )
            );
        }
    }

    /// <summary>The session that a GET or DELETE names; refused in a revision without sessions.</summary>
    public static string RequireSession(HttpRequest request)
    {
        if (Revisions.IsStateless(request.Headers[McpHeaders.ProtocolVersion]))
        {
            throw new RefusalException(Refusals.MethodNotAllowed("POST", $"{Revisions.Newest} has POST alone: it has no sessions."));
        }

        var id = request.Headers[McpHeaders.SessionId].ToString();
        return id.Length > 0
            ? id
            : throw new RefusalException(
                Refusals.BadRequest($"The {McpHeaders.SessionId} header is missing: {request.Method} is for a session.")
            );
    }

    /// <summary>Without a session only <c>initialize</c> can come.</summary>
    public static void RequireInitialize(JsonRpcMessage message)
    {
        if (message is not JsonRpcRequest { Method: RequestMethods.Initialize })
        {
            throw new RefusalException(
                Refusals.BadRequest(
                    $"The {McpHeaders.SessionId} header is missing: send initialize first, or call by {Revisions.Newest}, which has no sessions."
                )
            );
        }
    }
}
