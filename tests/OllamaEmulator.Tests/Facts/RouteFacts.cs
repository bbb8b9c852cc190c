using System.Text.Json;
using static OllamaMcp.Emulator.Tests.Facts.Checks;

namespace OllamaMcp.Emulator.Tests.Facts;

/// <summary>Paths, methods, Host and Origin.</summary>
internal static class RouteFacts
{
    public static IReadOnlyList<Fact> All { get; } =
    [
        new("The root says that Ollama is running", "root_get", "GET", "/", null, Page(200, "Ollama is running")),
        new("The root has no other method", "root_post", "POST", "/", null, Header(405, "Allow", "HEAD, GET")),
        new("An unknown path is a page in plain text", "route_unknown_get", "GET", "/api/nothing", null, Page(404, "404 page not found")),
        new(
            "A wrong method is a page in plain text",
            "method_get_api_generate",
            "GET",
            "/api/generate",
            null,
            Page(405, "405 method not allowed")
        ),
        new("HEAD works on tags", "tags_head", "HEAD", "/api/tags", null, Empty(200)),
        new("HEAD works not on ps", "ps_head", "HEAD", "/api/ps", null, Empty(405)),
        new("A trailing slash of a GET is moved for good", "slash_tags", "GET", "/api/tags/", null, Header(301, "Location", "/api/tags")),
        new(
            "A trailing slash of a POST keeps its method",
            "slash_generate",
            "POST",
            "/api/generate/",
            "{\"model\": \"stories\"}",
            Header(307, "Location", "/api/generate")
        ),
        new("Capitals in a path are another path", "slash_case", "GET", "/API/TAGS", null, Page(404, "404 page not found")),
        new("A foreign Host is refused", "host_evil", "GET", "/api/version", null, Empty(403)) { Headers = One("Host", "evil.example") },
        new(
            "A local Host passes",
            "host_dot_internal",
            "GET",
            "/api/version",
            null,
            Object(json => Assert.NotEqual("", json.Text("version")))
        )
        {
            Headers = One("Host", "a.b.internal"),
        },
        new("A foreign Origin is refused", "origin_evil", "GET", "/api/version", null, Empty(403))
        {
            Headers = One("Origin", "http://evil.example"),
        },
        new(
            "A local Origin is echoed",
            "origin_localhost_port",
            "GET",
            "/api/version",
            null,
            Header(200, "Access-Control-Allow-Origin", "http://localhost:3000")
        )
        {
            Headers = One("Origin", "http://localhost:3000"),
        },
    ];

    private static Dictionary<string, string> One(string name, string value) => new(StringComparer.OrdinalIgnoreCase) { [name] = value };
}
