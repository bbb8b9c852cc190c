using OllamaMcp.Server.Errors;
using OllamaMcp.Server.Transport.Configuration;
using OllamaMcp.Server.Transport.Messages;

namespace OllamaMcp.Server.Transport.Guards;

/// <summary>Middleware before every path: answers 403 to a foreign Host or Origin, and lets the pages of allowed sites read answers.</summary>
internal sealed partial class ForeignRequestGuard(RequestDelegate next, TransportOptions options, ILogger<ForeignRequestGuard> logger)
{
    private readonly HostRule _hosts = new(options.AllowedHosts);
    private readonly OriginRule _origins = new(options.AllowedOrigins);

    public Task InvokeAsync(HttpContext context)
    {
        var host = context.Request.Host;
        if (!_hosts.Allows(HostOf(host)))
        {
            LogForeignHost(host.Value ?? "");
            return RefusalWriter.WriteAsync(
                context,
                Foreign(ErrorCodes.ForbiddenHost, $"Host '{host.Value}' is not one that this server answers for.")
            );
        }

        var origin = context.Request.Headers.Origin.ToString();
        if (origin.Length == 0)
        {
            return next(context);
        }

        if (!_origins.Allows(origin, host))
        {
            LogForeignOrigin(origin);
            return RefusalWriter.WriteAsync(context, Foreign(ErrorCodes.ForbiddenOrigin, $"Pages of '{origin}' may not call this server."));
        }

        return CrossOriginAnswer.Prepare(context, origin) ? Task.CompletedTask : next(context);
    }

    // IPv6 addresses come in brackets.
    private static string HostOf(HostString host) => host.HasValue ? host.Host.TrimStart('[').TrimEnd(']') : "";

    private static Refusal Foreign(ErrorCode code, string message) =>
        new(StatusCodes.Status403Forbidden, Refusal.ServerError, code, message);

    [LoggerMessage(1001, LogLevel.Warning, "Refused a request for the foreign host {Host}")]
    private partial void LogForeignHost(string host);

    [LoggerMessage(1002, LogLevel.Warning, "Refused a request from the foreign origin {Origin}")]
    private partial void LogForeignOrigin(string origin);
}
