using System.Text.Json;
using System.Threading.Channels;
using ModelContextProtocol.Protocol;
using OllamaMcp.Server.Access;
using OllamaMcp.Server.Transport.Configuration;
using OllamaMcp.Server.Transport.Guards;
using OllamaMcp.Server.Transport.Messages;
using OllamaMcp.Server.Transport.Sessions;
using OllamaMcp.Server.Transport.Streams;

namespace OllamaMcp.Server.Transport.Endpoints;

/// <summary>Handles a message that was POSTed to a session.</summary>
internal sealed class SessionPost(CallAdmission admission, TransportOptions options, TimeProvider time)
{
    /// <summary>True where the request was answered with something else than an error.</summary>
    /// <exception cref="RefusalException">The message is not let in, or the session ended meanwhile.</exception>
    public async Task<bool> HandleAsync(HttpContext context, StreamableSession session, JsonRpcMessage message, Caller caller)
    {
        using var use = session.Use();
        message.Context = new JsonRpcMessageContext { User = caller.ToPrincipal(), ProtocolVersion = RevisionOf(context.Request) };
        try
        {
            return message is JsonRpcRequest request
                ? await AnswerAsync(context, session, request, caller)
                : await AcceptAsync(context, session, message);
        }
        catch (Exception error) when (error is ChannelClosedException or ObjectDisposedException || IsEnd(error, session, context))
        {
            // DELETE comes at any time. What has begun to answer ends; what has not is told.
            return context.Response.HasStarted ? false : throw new RefusalException(Refusals.SessionNotFound, IdOf(message));
        }
        catch (JsonException error)
        {
            throw new RefusalException(Refusals.InvalidParams($"The parameters do not fit: {error.Message}"), IdOf(message));
        }
    }

    private async Task<bool> AnswerAsync(HttpContext context, StreamableSession session, JsonRpcRequest request, Caller caller)
    {
        if (!session.Pending.TryAdd(request.Id))
        {
            throw new RefusalException(
                Refusals.BadRequest($"A request with the id {request.Id} is being answered in this session."),
                request.Id
            );
        }

        try
        {
            using var lease = admission.Admit(request, caller);
            await using var stream = new EventStream(context.Response, isAnswer: true, options.PingInterval, time);
            await session.PostAsync(request, stream, context.RequestAborted);
            return !stream.IsError;
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested && !session.Closing.IsCancellationRequested)
        {
            await session.AbandonAsync(request.Id);
            return false;
        }
        finally
        {
            session.Pending.Remove(request.Id);
        }
    }

    private static async Task<bool> AcceptAsync(HttpContext context, StreamableSession session, JsonRpcMessage message)
    {
        await session.PostAsync(message, Stream.Null, context.RequestAborted);
        context.Response.StatusCode = StatusCodes.Status202Accepted;
        return true;
    }

    private static bool IsEnd(Exception error, StreamableSession session, HttpContext context) =>
        error is OperationCanceledException && (session.Closing.IsCancellationRequested || !context.RequestAborted.IsCancellationRequested);

    private static RequestId IdOf(JsonRpcMessage message) => message is JsonRpcRequest request ? request.Id : default;

    private static string? RevisionOf(HttpRequest request) =>
        request.Headers[McpHeaders.ProtocolVersion].ToString() is { Length: > 0 } revision ? revision : null;
}
