using System.Text.Json;
using System.Threading.Channels;
using ModelContextProtocol.Protocol;
using OllamaMcp.Server.Access;
using OllamaMcp.Server.Errors;
using OllamaMcp.Server.Transport.Configuration;
using OllamaMcp.Server.Transport.Guards;
using OllamaMcp.Server.Transport.Messages;
using OllamaMcp.Server.Transport.Replicas;
using OllamaMcp.Server.Transport.Sessions;
using OllamaMcp.Server.Transport.Streams;

namespace OllamaMcp.Server.Transport.Endpoints;

/// <summary>Handles a message that was POSTed to a session.</summary>
internal sealed class SessionPost(
    CallAdmission admission,
    DrainState drain,
    ReplicaIdentity replica,
    TransportOptions options,
    TimeProvider time
)
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
            // DELETE comes at any time. A stream that has begun ends with this too: without, its client would wait for an answer.
            throw new RefusalException(Refusals.SessionNotFound);
        }
        catch (JsonException error) when (message is JsonRpcRequest unreadable)
        {
            throw new RefusalException(Refusals.InvalidParams(ParameterProblem.Describe(unreadable.Method, unreadable.Params, error)));
        }
    }

    private async Task<bool> AnswerAsync(HttpContext context, StreamableSession session, JsonRpcRequest request, Caller caller)
    {
        // A client that knows the protocol initializes where others are, and calls again. "Call again" would bring it back here.
        if (drain.IsDraining && replica.Address is not null)
        {
            throw new RefusalException(Refusals.SessionNotFound);
        }

        var pending =
            session.Pending.TryAdd(request.Id)
            ?? throw new RefusalException(Refusals.BadRequest($"A request with the id {request.Id} is being answered in this session."));
        try
        {
            using var lease = admission.Admit(request, caller);
            await using var stream = new EventStream(context.Response, isAnswer: true, options.PingInterval, time);
            await PostAsync(session, request, pending, stream, context.RequestAborted);
            return !stream.IsError;
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested && !session.Closing.IsCancellationRequested)
        {
            await session.AbandonAsync(request.Id);
            return false;
        }
        finally
        {
            session.Pending.Remove(pending);
        }
    }

    // A request that its client takes back gets no answer, for which its stream would stay open and be pinged for ever.
    private static async Task PostAsync(
        StreamableSession session,
        JsonRpcRequest request,
        PendingRequest pending,
        EventStream stream,
        CancellationToken clientGone
    )
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(clientGone);
        Task answering = session.PostAsync(request, stream, ended.Token);
        if (await Task.WhenAny(answering, pending.Withdrawn) == answering)
        {
            await answering;
            return;
        }

        await ended.CancelAsync();
        await answering.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private static async Task<bool> AcceptAsync(HttpContext context, StreamableSession session, JsonRpcMessage message)
    {
        await session.PostAsync(message, Stream.Null, context.RequestAborted);
        session.Pending.Withdraw(message);
        context.Response.StatusCode = StatusCodes.Status202Accepted;
        return true;
    }

    private static bool IsEnd(Exception error, StreamableSession session, HttpContext context) =>
        error is OperationCanceledException && (session.Closing.IsCancellationRequested || !context.RequestAborted.IsCancellationRequested);

    private static string? RevisionOf(HttpRequest request) =>
        request.Headers[McpHeaders.ProtocolVersion].ToString() is { Length: > 0 } revision ? revision : null;
}
