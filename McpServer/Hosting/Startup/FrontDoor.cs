using OllamaMcp.Server.Tools.Serving;
using OllamaMcp.ServiceDefaults;

namespace OllamaMcp.Server.Hosting.Startup;

/// <summary>What a person sees who opens the server's address in a browser.</summary>
internal static class FrontDoor
{
    private const string Text = $"MCP at /mcp and /sse, health at {HealthEndpoints.All}\n";

    /// <summary>Maps <c>/</c>, and nothing below it: plain text that says what runs here and where to go.</summary>
    public static void MapFrontDoor(this IEndpointRouteBuilder endpoints) => endpoints.MapGet("/", (RequestDelegate)WriteAsync);

    private static Task WriteAsync(HttpContext context)
    {
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync($"{ServerVersion.Name} {ServerVersion.Text}\n{Text}", context.RequestAborted);
    }
}
