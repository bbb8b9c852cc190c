using ModelContextProtocol.Protocol;
using OllamaMcp.Server.Access;
using OllamaMcp.Server.Transport.Configuration;
using OllamaMcp.Server.Transport.Guards;
using OllamaMcp.Server.Transport.Messages;
using OllamaMcp.Server.Transport.Replicas;
using OllamaMcp.Server.Transport.Sessions;
using OllamaMcp.Server.Transport.Streams;

namespace OllamaMcp.Server.Transport.Endpoints;

/// <summary><c>/mcp</c>: sessions for clients that initialize, single requests for those of a revision without sessions.</summary>
internal sealed class StreamableEndpoint(
    Doorkeeper door,
    SessionStore sessions,
    StreamableSessionFactory factory,
    SessionPost sessionPost,
    StatelessPost statelessPost,
    OwnerForwarder forwarder,
    TransportOptions options,
    TimeProvider time
)
{
    public async Task PostAsync(HttpContext context)
    {
        var caller = door.Identify(context);
        AcceptHeader.RequireBoth(context.Request);
        var revision = context.Request.Headers[McpHeaders.ProtocolVersion].ToString();
        var id = context.Request.Headers[McpHeaders.SessionId].ToString();
        var session = id.Length == 0 || Revisions.IsStateless(revision) ? null : sessions.Find<StreamableSession>(id, caller);
        if (session is null && id.Length > 0 && !Revisions.IsStateless(revision))
        {
            await forwarder.ForwardAsync(context, id, caller);
            return;
        }

        var message = await MessageReader.ReadAsync(context.Request, options.BodyBytes, context.RequestAborted);
        RequestRules.CheckRevision(message, revision);
        await (
            Revisions.IsStateless(revision) ? statelessPost.HandleAsync(context, message, caller)
            : session is not null ? sessionPost.HandleAsync(context, session, message, caller)
            : OpenAsync(context, message, caller)
        );
    }

    public async Task GetAsync(HttpContext context)
    {
        var caller = door.Identify(context);
        if (await FindAsync(context, caller) is not { } session)
        {
            return;
        }

        AcceptHeader.RequireEvents(context.Request);
        using var use = session.Use();
        using var end = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, session.Closing);
        await using var stream = new EventStream(context.Response, isAnswer: false, options.PingInterval, time);
        await session.ListenAsync(stream, end.Token).ContinueWhenCancelledAsync();
    }

    public async Task DeleteAsync(HttpContext context)
    {
        var caller = door.Identify(context);
        if (await FindAsync(context, caller) is { } session)
        {
            sessions.End(session);
            context.Response.StatusCode = StatusCodes.Status204NoContent;
        }
    }

    // GET and DELETE name a session; null where another replica holds it and has answered.
    private async Task<StreamableSession?> FindAsync(HttpContext context, Caller caller)
    {
        var id = RequestRules.RequireSession(context.Request);
        if (sessions.Find<StreamableSession>(id, caller) is { } session)
        {
            return session;
        }

        await forwarder.ForwardAsync(context, id, caller);
        return null;
    }

    private async Task OpenAsync(HttpContext context, JsonRpcMessage message, Caller caller)
    {
        RequestRules.RequireInitialize(message);
        var session = sessions.Open(() => factory.Create(caller));
        context.Response.Headers[McpHeaders.SessionId] = session.Id;
        var opened = false;
        try
        {
            opened = await sessionPost.HandleAsync(context, session, message, caller);
        }
        finally
        {
            if (!opened)
            {
                sessions.End(session);
            }
        }
    }
}
