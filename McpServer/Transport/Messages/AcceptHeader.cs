using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace OllamaMcp.Server.Transport.Messages;

/// <summary>Checks what kinds of answer a client takes. One who says nothing takes everything.</summary>
internal static class AcceptHeader
{
    private const string Json = "application/json";
    private const string Events = "text/event-stream";

    /// <summary>POST: the protocol wants both kinds, because the server chooses.</summary>
    public static void RequireBoth(HttpRequest request)
    {
        // What nearly every client sends, told apart without parsing.
        if (request.Headers.Accept is [Json + ", " + Events])
        {
            return;
        }

        Require(request, Json);
        Require(request, Events);
    }

    /// <summary>GET: only events can come.</summary>
    public static void RequireEvents(HttpRequest request) => Require(request, Events);

    private static void Require(HttpRequest request, string mediaType)
    {
        var accept = request.Headers.Accept;
        if (!StringValues.IsNullOrEmpty(accept) && !request.GetTypedHeaders().Accept.Any(value => value.MatchesMediaType(mediaType)))
        {
            throw new RefusalException(
                Refusals.BadRequest($"Accept is '{accept}'; it has to take {mediaType}.") with
                {
                    Status = StatusCodes.Status406NotAcceptable,
                }
            );
        }
    }
}
