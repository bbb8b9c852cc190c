using OllamaMcp.Server.Transport.Guards;
using OllamaMcp.Server.Transport.Messages;
using OllamaMcp.Server.Transport.Replicas;

namespace OllamaMcp.Server.Transport.Endpoints;

/// <summary>The other end of <see cref="ReplicaChannel"/>.</summary>
internal sealed class ReplicaEndpoint(ReplicaChannel channel)
{
    private const int LargestBody = 1024 * 1024;

    public async Task PostAsync(HttpContext context)
    {
        var operation = context.Request.RouteValues["operation"] as string ?? "";
        if (context.Features.Get<ForwardedCaller>() is not { } peer || !channel.TryFind(operation, out var handler))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        var body = await ReadAsync(context.Request, context.RequestAborted);
        var answer = await handler(new ReplicaRequest(peer.From, peer.Caller, body), context.RequestAborted);
        context.Response.ContentType = "application/json";
        context.Response.ContentLength = answer.Length;
        await context.Response.Body.WriteAsync(answer, context.RequestAborted);
    }

    private static async Task<byte[]> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (request.ContentLength is not { } length || length > LargestBody)
        {
            throw new RefusalException(Refusals.BodyTooLarge(LargestBody));
        }

        var body = new byte[length];
        await request.Body.ReadExactlyAsync(body, cancellationToken);
        return body;
    }
}
