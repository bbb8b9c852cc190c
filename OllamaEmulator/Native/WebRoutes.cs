using System.Text.Json;
using OllamaMcp.Emulator.Http;

namespace OllamaMcp.Emulator.Native;

/// <summary>/api/experimental/web_search and web_fetch, which only newer servers have. Nothing leaves the machine.</summary>
internal sealed class WebRoutes(bool present)
{
    private const string Said = "This page was made up by the Ollama emulator; nothing was looked up.";

    public IEnumerable<ApiRoute> All =>
        present
            ?
            [
                new ApiRoute("POST", "/api/experimental/web_search", SearchAsync),
                new ApiRoute("POST", "/api/experimental/web_fetch", FetchAsync),
            ]
            : [];

    private static async Task SearchAsync(HttpContext context)
    {
        using var document = await RequestBody.JsonAsync(context);
        var body = GoObject.Root(document.RootElement, "api", "WebSearchRequest");
        var query = body.Text("query") is { Length: > 0 } text ? text : throw new ApiException(400, "query is required");
        var count = Math.Clamp(body.Whole("max_results") ?? 5, 1, 10);
        await JsonAnswer.WriteAsync(
            context,
            json =>
            {
                json.WriteStartObject();
                json.WriteStartArray("results");
                for (var i = 1; i <= count; i++)
                {
                    json.WriteStartObject();
                    json.WriteString("title", $"Emulated result {i} for {query}");
                    json.WriteString("url", $"https://example.com/emulated/{i}");
                    json.WriteString("content", Said);
                    json.WriteEndObject();
                }

                json.WriteEndArray();
                json.WriteEndObject();
            }
        );
    }

    private static async Task FetchAsync(HttpContext context)
    {
        using var document = await RequestBody.JsonAsync(context);
        var url = GoObject.Root(document.RootElement, "api", "WebFetchRequest").Text("url") is { Length: > 0 } text
            ? text
            : throw new ApiException(400, "url is required");
        await JsonAnswer.WriteAsync(
            context,
            json =>
            {
                json.WriteStartObject();
                json.WriteString("title", $"Emulated page of {url}");
                json.WriteString("content", Said);
                json.WriteStartArray("links");
                json.WriteStringValue("https://example.com/emulated/1");
                json.WriteEndArray();
                json.WriteEndObject();
            }
        );
    }
}
