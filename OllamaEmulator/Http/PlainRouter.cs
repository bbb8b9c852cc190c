namespace OllamaMcp.Emulator.Http;

/// <summary>Routes without rules or faults: for listeners that are not Ollama's.</summary>
internal sealed class PlainRouter(RouteTable routes)
{
    public async Task HandleAsync(HttpContext context)
    {
        var found = routes.Find(context.Request.Path.Value ?? "/");
        var route = found is null ? null : Array.Find(found, candidate => candidate.Method == context.Request.Method);
        if (route is null)
        {
            var legal = found is null ? "no such path" : $"use {RouteTable.Allowed(found)}";
            await ErrorAnswer.WriteAsync(context, ErrorStyle.Native, new ApiException(found is null ? 404 : 405, legal));
            return;
        }

        try
        {
            await route.Handler(context);
        }
        catch (ApiException error)
        {
            await ErrorAnswer.WriteAsync(context, route.Style, error);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The client waited long enough
        }
    }
}
