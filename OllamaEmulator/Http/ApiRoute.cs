using Microsoft.AspNetCore.Routing.Patterns;
using OllamaMcp.Emulator.Traffic;

namespace OllamaMcp.Emulator.Http;

/// <summary>A method on a path, and who answers it. A path that ends in <c>/:name</c> takes one segment as a parameter.</summary>
internal sealed record ApiRoute(string Method, string Path, Func<HttpContext, Task> Handler, ErrorStyle Style = ErrorStyle.Native)
{
    public string Name => $"{Method} {Path}";
    public RouteCounter Counter { get; init; } = new();

    /// <summary>Names the route in telemetry. Nothing is matched by it.</summary>
    public Endpoint Endpoint { get; } = new RouteEndpointBuilder(_ => Task.CompletedTask, RoutePatternFactory.Pattern(Path, []), 0).Build();

    /// <summary>The parameter of the matched path.</summary>
    public static string Parameter(HttpContext context)
    {
        var path = context.Request.Path.Value!;
        return path[(path.LastIndexOf('/') + 1)..];
    }
}
