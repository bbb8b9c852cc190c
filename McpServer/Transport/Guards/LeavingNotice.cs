namespace OllamaMcp.Server.Transport.Guards;

/// <summary>
/// Middleware before every path: once this process is about to stop, an answer ends its connection, so that the caller's next one goes
/// to a server that stays. That loses no call, as closing a connection by itself may, when a request is on its way.
/// </summary>
internal sealed class LeavingNotice(RequestDelegate next, DrainState drain)
{
    public Task InvokeAsync(HttpContext context)
    {
        if (drain.IsLeaving)
        {
            context.Response.Headers.Connection = "close";
        }

        return next(context);
    }
}
