using ModelContextProtocol.Protocol;
using OllamaMcp.Server.Access;
using OllamaMcp.Server.Transport.Configuration;
using OllamaMcp.Server.Transport.Guards;
using OllamaMcp.Server.Transport.Messages;
using OllamaMcp.Server.Transport.Replicas;
using OllamaMcp.Server.Transport.Sessions;
using OllamaMcp.Server.Transport.Streams;
using OllamaMcp.Server.Transport.Tracing;

namespace OllamaMcp.Server.Transport.Endpoints;

/// <summary><c>/sse</c> and <c>/message</c>: the transport of revision 2024-11-05, which older clients still use.</summary>
internal sealed class SseEndpoint(
    Doorkeeper door,
    SessionStore sessions,
    SessionIdCodec ids,
    ServerFactory servers,
    OwnerForwarder forwarder,
    TransportOptions options,
    TimeProvider time
)
{
    public const string MessagePath = "/message";

    /// <summary>
    /// Llama Stack and OGX try Streamable HTTP on the URL that they are given, and take only an error for a no.
    /// </summary>
    public static Task RefusePostAsync(HttpContext context) =>
        throw new RefusalException(Refusals.MethodNotAllowed("GET", "/sse takes GET; Streamable HTTP is at /mcp."));

    public async Task GetAsync(HttpContext context)
    {
        var caller = door.Identify(context);
        AcceptHeader.RequireEvents(context.Request);
        await using var stream = new EventStream(context.Response, isAnswer: false, options.PingInterval, time);
        var session = sessions.Open(() => Create(context, caller, stream));
        using var use = session.Use();
        session.Announce();
        try
        {
            await session.WhenClosedAsync(context.RequestAborted).ContinueWhenCancelledAsync();
        }
        finally
        {
            sessions.End(session);
        }
    }

    public async Task PostMessageAsync(HttpContext context)
    {
        var caller = door.Identify(context);
        var id = context.Request.Query["sessionId"].ToString();
        if (id.Length == 0)
        {
            throw new RefusalException(
                Refusals.BadRequest("The query parameter sessionId is missing; the endpoint event of GET /sse has it.")
            );
        }

        if (sessions.Find<SseSession>(id, caller) is { } session)
        {
            await ReceiveAsync(context, session, caller);
        }
        else
        {
            await forwarder.ForwardAsync(context, id, caller);
        }
    }

    private SseSession Create(HttpContext context, Caller caller, EventStream stream)
    {
        var id = ids.Create();
        return new SseSession(id, caller, stream, $"{context.Request.PathBase}{MessagePath}?sessionId={id}", servers, time);
    }

    private async Task ReceiveAsync(HttpContext context, SseSession session, Caller caller)
    {
        var message = await MessageReader.ReadAsync(context.Request, options.BodyBytes, context.RequestAborted);
        ChannelCallFilter.SetCaller(message, caller);
        TraceOrigin.SetHttp(message);
        try
        {
            await session.ReceiveAsync(message, context.RequestAborted);
        }
        catch (Exception error) when (error is System.Threading.Channels.ChannelClosedException or InvalidOperationException)
        {
            throw new RefusalException(Refusals.SessionNotFound);
        }

        context.Response.StatusCode = StatusCodes.Status202Accepted;
        await context.Response.WriteAsync("Accepted", context.RequestAborted);
    }
}
