using System.Net;

namespace OllamaMcp.Emulator.Http;

/// <summary>Applies the Origin and the Host rule before any route. Safe for any number of callers at once.</summary>
internal sealed class Doorkeeper(OriginRule origins)
{
    private const string Methods = "GET,POST,PUT,PATCH,DELETE,HEAD,OPTIONS";

    private const string Headers =
        "Authorization,Content-Type,User-Agent,Accept,X-Requested-With,Openai-Beta,X-Stainless-Arch,X-Stainless-Async,"
        + "X-Stainless-Custom-Poll-Interval,X-Stainless-Helper-Method,X-Stainless-Lang,X-Stainless-Os,"
        + "X-Stainless-Package-Version,X-Stainless-Poll-Helper,X-Stainless-Retry-Count,X-Stainless-Runtime,"
        + "X-Stainless-Runtime-Version,X-Stainless-Timeout";

    /// <summary>Says whether the request may go on; otherwise it is answered.</summary>
    public bool LetsIn(HttpContext context)
    {
        var origin = context.Request.Headers.Origin.ToString();
        var host = context.Request.Headers.Host.ToString();
        if (origin.Length > 0 && origin != $"http://{host}" && origin != $"https://{host}")
        {
            if (!origins.Allows(origin))
            {
                return Answer(context, 403);
            }

            if (Welcome(context.Response.Headers, origin, context.Request.Method == "OPTIONS"))
            {
                return Answer(context, 204);
            }
        }

        return PassesHost(context, host);
    }

    // Says whether the request was a preflight, which ends here
    private static bool Welcome(IHeaderDictionary headers, string origin, bool isPreflight)
    {
        headers.AccessControlAllowOrigin = origin;
        if (!isPreflight)
        {
            headers.Vary = "Origin";
            return false;
        }

        headers.AccessControlAllowMethods = Methods;
        headers.AccessControlAllowHeaders = Headers;
        headers.AccessControlMaxAge = "43200";
        headers.Vary = new(["Origin", "Access-Control-Request-Method", "Access-Control-Request-Headers"]);
        return true;
    }

    private static bool PassesHost(HttpContext context, string host)
    {
        if (context.Connection.LocalIpAddress is { } local && !IPAddress.IsLoopback(local))
        {
            return true;
        }

        if (HostRule.IsLocalAddress(host))
        {
            return true;
        }

        if (!HostRule.IsKnownName(host))
        {
            return Answer(context, 403);
        }

        return context.Request.Method != "OPTIONS" || Answer(context, 204);
    }

    private static bool Answer(HttpContext context, int status)
    {
        context.Response.StatusCode = status;
        if (status != 204)
        {
            context.Response.ContentLength = 0;
        }

        return false;
    }
}
