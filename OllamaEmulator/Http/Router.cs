using OllamaMcp.Emulator.Traffic;

namespace OllamaMcp.Emulator.Http;

/// <summary>Brings a request to its route in the order in which Ollama looks at it. Safe for any number of callers at once.</summary>
internal sealed partial class Router(
    RouteTable routes,
    Doorkeeper door,
    FaultGate faults,
    TrafficCounters traffic,
    RequestLog? requests,
    ILogger<Router> logger
)
{
    private static readonly ApiRoute[] Unknown = [];

    public async Task HandleAsync(HttpContext context)
    {
        var path = context.Request.Path.Value ?? "/";
        var found = routes.Find(path) ?? Unknown;
        var route = Array.Find(found, candidate => candidate.Method == context.Request.Method);
        var name = route?.Name ?? $"{context.Request.Method} {(found.Length > 0 ? found[0].Path : "(unknown)")}";
        context.SetEndpoint(route?.Endpoint);
        traffic.Began(route?.Counter ?? traffic.Route(name));
        var left = false;
        try
        {
            await AnswerAsync(context, path, found, route);
        }
        catch (ApiException error) when (!context.Response.HasStarted)
        {
            await ErrorAnswer.WriteAsync(context, route?.Style ?? ErrorStyle.Native, error);
        }
        catch (Exception exception) when (context.RequestAborted.IsCancellationRequested || exception is OperationCanceledException)
        {
            // The stream may say that nobody reads it before the request is told to be aborted.
            left = true;
        }
        catch (Exception exception) when (!context.Response.HasStarted && exception is not CutOnPurposeException)
        {
            LogBroken(name, exception);
            await ErrorAnswer.WriteAsync(context, route?.Style ?? ErrorStyle.Native, new ApiException(500, exception.Message));
        }
        finally
        {
            NoteEnd(context, name, left);
        }
    }

    private async Task AnswerAsync(HttpContext context, string path, ApiRoute[] found, ApiRoute? route)
    {
        if (requests is not null)
        {
            await KeepAsync(context, requests);
        }

        if (!await faults.LetsInAsync(context) || await RedirectAsync(context, path, found))
        {
            return;
        }

        if (found.Length > 0 && route is null)
        {
            context.Response.Headers.Allow = RouteTable.Allowed(found);
        }

        if (!door.LetsIn(context))
        {
            return;
        }

        if (route is not null)
        {
            await route.Handler(context);
            return;
        }

        var exists = found.Length > 0;
        await TextAnswer.WriteAsync(context, exists ? 405 : 404, exists ? "405 method not allowed" : "404 page not found", "text/plain");
    }

    private async Task<bool> RedirectAsync(HttpContext context, string path, ApiRoute[] found)
    {
        if (path.Contains("//", StringComparison.Ordinal))
        {
            var clean = "/" + string.Join('/', path.Split('/', StringSplitOptions.RemoveEmptyEntries));
            await TextAnswer.RedirectAsync(context, 307, clean);
            return true;
        }

        if (found.Length > 0 || path.Length < 2 || !path.EndsWith('/') || routes.Find(path[..^1]) is null)
        {
            return false;
        }

        await TextAnswer.RedirectAsync(context, context.Request.Method == "GET" ? 301 : 307, path[..^1]);
        return true;
    }

    private static async Task KeepAsync(HttpContext context, RequestLog requests)
    {
        var isBlob = context.Request.Path.StartsWithSegments("/api/blobs", StringComparison.Ordinal);
        var body = isBlob ? [] : await RequestBody.BytesAsync(context);
        var headers = context.Request.Headers.ToDictionary(
            header => header.Key,
            header => header.Value.ToString(),
            StringComparer.OrdinalIgnoreCase
        );
        var path = context.Request.Path.Value + context.Request.QueryString;
        requests.Add(new SeenRequest(context.Request.Method, path, headers, System.Text.Encoding.UTF8.GetString(body)));
    }

    private void NoteEnd(HttpContext context, string name, bool left)
    {
        if (left)
        {
            var struck = StruckFault.Of(context);
            if (!struck.Broken)
            {
                traffic.Cancelled(name, struck.Lines);
            }
        }

        traffic.Ended();
    }

    [LoggerMessage(1, LogLevel.Error, "{Route} failed in the emulator itself")]
    private partial void LogBroken(string route, Exception exception);
}
