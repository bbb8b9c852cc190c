using Microsoft.AspNetCore.Diagnostics;
using OllamaMcp.Server.Tools.Serving;
using OllamaMcp.ServiceDefaults;

namespace OllamaMcp.Server.Hosting.Startup;

/// <summary>What a person sees who opens the server's address in a browser, or another path than those that there are.</summary>
internal static class FrontDoor
{
    private const string Text = $"MCP at /mcp and /sse, health at {HealthEndpoints.All}\n";

    /// <summary>Maps <c>/</c>, and nothing below it: plain text that says what runs here and where to go.</summary>
    public static void MapFrontDoor(this IEndpointRouteBuilder endpoints) => endpoints.MapGet("/", (RequestDelegate)WriteAsync);

    /// <summary>
    /// Puts words to the bare 404 and 405 of the router. They are no JSON-RPC: to a client an error of that form would be the answer of an
    /// MCP endpoint, and here there is none.
    /// </summary>
    public static void UseSignposts(this IApplicationBuilder app) => app.UseStatusCodePages(PointAsync);

    private static Task WriteAsync(HttpContext context) => WriteAsync(context, $"{ServerVersion.Name} {ServerVersion.Text}");

    private static Task PointAsync(StatusCodeContext context) =>
        context.HttpContext.Response.StatusCode switch
        {
            StatusCodes.Status404NotFound => WriteAsync(context.HttpContext, "Nothing is at this path."),
            StatusCodes.Status405MethodNotAllowed => WriteAsync(
                context.HttpContext,
                $"This path takes {context.HttpContext.Response.Headers.Allow}."
            ),
            _ => Task.CompletedTask,
        };

    private static Task WriteAsync(HttpContext context, string line)
    {
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync($"{line}\n{Text}", context.RequestAborted);
    }
}
