using OllamaMcp.Server.Access;
using OllamaMcp.Server.Transport.Guards;
using OllamaMcp.Server.Transport.Messages;

namespace OllamaMcp.Server.Transport.Replicas;

/// <summary>Passes a request on to the replica that holds its session, and the answer back as it comes.</summary>
internal sealed partial class OwnerForwarder(
    SessionIdCodec ids,
    HopProof proof,
    ReplicaHttp http,
    KnownPeers peers,
    ILogger<OwnerForwarder> logger
)
{
    private static readonly string[] Returned =
    [
        "Content-Type",
        "Cache-Control",
        "X-Accel-Buffering",
        "Retry-After",
        "Allow",
        McpHeaders.SessionId,
    ];

    /// <summary>Answers with what the owner of <paramref name="session"/> answers.</summary>
    /// <exception cref="RefusalException">No other replica made that id, the request came from one already, or the owner is gone: 404.</exception>
    public async Task ForwardAsync(HttpContext context, string session, Caller caller)
    {
        // Who was forwarded to and does not hold the session must not look further: two replicas would send it to and fro.
        if (context.Features.Get<ForwardedCaller>() is not null || !ids.TryReadOtherOwner(session, out var owner))
        {
            throw new RefusalException(Refusals.SessionNotFound);
        }

        MessageReader.AllowBody(context.Request);
        using var answer = await SendAsync(context, owner, session, caller);
        peers.Saw(owner);
        await ReturnAsync(context, answer);
    }

    private async Task<HttpResponseMessage> SendAsync(HttpContext context, string owner, string session, Caller caller)
    {
        var request = context.Request;
        var header = proof.Create(owner, HopProof.TargetOf(request.Method, request.Path, session), caller);
        using var message = ForwardedRequest.Create(request, owner, header);
        try
        {
            return await http.SendAsync(message, context.RequestAborted);
        }
        catch (Exception error)
            when (error is HttpRequestException or OperationCanceledException && !context.RequestAborted.IsCancellationRequested)
        {
            LogOwnerGone(owner, error.Message);
            peers.Lost(owner);
            throw new RefusalException(Refusals.SessionNotFound);
        }
    }

    private static async Task ReturnAsync(HttpContext context, HttpResponseMessage answer)
    {
        var response = context.Response;
        response.StatusCode = (int)answer.StatusCode;
        foreach (var name in Returned)
        {
            if (answer.Headers.TryGetValues(name, out var values) || answer.Content.Headers.TryGetValues(name, out values))
            {
                response.Headers[name] = values.ToArray();
            }
        }

        response.ContentLength = answer.Content.Headers.ContentLength;
        await CopyAsync(context, await answer.Content.ReadAsStreamAsync(context.RequestAborted));
    }

    private static async Task CopyAsync(HttpContext context, Stream answer)
    {
        var writer = context.Response.BodyWriter;
        try
        {
            if (context.Response.ContentLength is null)
            {
                await writer.FlushAsync(context.RequestAborted);
            }

            // Every piece leaves as it comes: each may be an event that somebody waits for.
            while (await answer.ReadAsync(writer.GetMemory(), context.RequestAborted) is var read and > 0)
            {
                writer.Advance(read);
                await writer.FlushAsync(context.RequestAborted);
            }
        }
        catch (Exception error) when (error is HttpRequestException or IOException)
        {
            // Half an answer must not look like a whole one.
            context.Abort();
        }
    }

    [LoggerMessage(1011, LogLevel.Warning, "The replica at {Instance}, which holds the session, cannot be reached: {Reason}")]
    private partial void LogOwnerGone(string instance, string reason);
}
