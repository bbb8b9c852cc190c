using OllamaMcp.Server.Access;
using OllamaMcp.Server.Transport.Guards;
using OllamaMcp.Server.Transport.Messages;

namespace OllamaMcp.Server.Transport.Replicas;

/// <summary>Middleware: takes the hop header off every request, and where it proves something, notes whose request it is.</summary>
internal sealed class HopReader(RequestDelegate next, HopProof proof, KnownPeers peers)
{
    public Task InvokeAsync(HttpContext context)
    {
        var headers = context.Request.Headers;
        if (headers.TryGetValue(HopProof.Header, out var value))
        {
            headers.Remove(HopProof.Header);
            Note(context, value.ToString());
        }

        return next(context);
    }

    private void Note(HttpContext context, string header)
    {
        var request = context.Request;
        var target = HopProof.TargetOf(request.Method, request.Path, SessionOf(request));
        if (proof.Read(header, target) is { } claims)
        {
            peers.Saw(claims.From);
            context.Features.Set(new ForwardedCaller(claims.From, new Caller(claims.CallerName, claims.RateKey)));
        }
    }

    /// <summary>The session that a request names, in the way of either transport.</summary>
    public static string SessionOf(HttpRequest request) =>
        request.Headers[McpHeaders.SessionId] is [{ Length: > 0 } id] ? id : request.Query["sessionId"].ToString();
}
