using Microsoft.Extensions.Primitives;
using OllamaMcp.Server.Transport.Messages;

namespace OllamaMcp.Server.Transport.Guards;

/// <summary>Lets a page of an allowed site read the answer, and answers the browser's question before it asks for real.</summary>
internal static class CrossOriginAnswer
{
    private const string Exposed = McpHeaders.SessionId + ", " + McpHeaders.ProtocolVersion + ", Retry-After, WWW-Authenticate";

    /// <summary>True where the request was a preflight and is answered.</summary>
    public static bool Prepare(HttpContext context, string origin)
    {
        var headers = context.Response.Headers;
        headers.AccessControlAllowOrigin = origin;
        headers.AccessControlExposeHeaders = Exposed;
        headers.Vary = StringValues.Concat(headers.Vary, "Origin");
        var asked = context.Request.Headers.AccessControlRequestMethod;
        if (!HttpMethods.IsOptions(context.Request.Method) || StringValues.IsNullOrEmpty(asked))
        {
            return false;
        }

        headers.AccessControlAllowMethods = asked;
        headers.AccessControlAllowHeaders = context.Request.Headers.AccessControlRequestHeaders;
        headers.AccessControlMaxAge = "600";
        context.Response.StatusCode = StatusCodes.Status204NoContent;
        return true;
    }
}
