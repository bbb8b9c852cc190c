using System.Text;

namespace OllamaMcp.Server.Tests.Hosting;

/// <summary>A tool call of the revision without sessions, as it is on the wire.</summary>
internal static class StatelessCall
{
    private const string Revision = "2026-07-28";

    public static async Task<HttpResponseMessage> PostAsync(HttpClient http, string tool, string arguments, string? token)
    {
        var body = $$$"""
            {"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"{{{tool}}}","arguments":{{{arguments}}},
            "_meta":{"io.modelcontextprotocol/protocolVersion":"{{{Revision}}}",
            "io.modelcontextprotocol/clientInfo":{"name":"test","version":"1"},"io.modelcontextprotocol/clientCapabilities":{} } }
            }
            """;
        using var request = new HttpRequestMessage(HttpMethod.Post, "/mcp")
        {
            Content = new StringContent(body, Encoding.UTF8, "application/json"),
        };
        request.Headers.TryAddWithoutValidation("Accept", "application/json, text/event-stream");
        request.Headers.TryAddWithoutValidation("MCP-Protocol-Version", Revision);
        request.Headers.TryAddWithoutValidation("Mcp-Method", "tools/call");
        request.Headers.TryAddWithoutValidation("Mcp-Name", tool);
        if (!string.IsNullOrEmpty(token))
        {
            request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {token}");
        }

        return await http.SendAsync(request, TestContext.Current.CancellationToken);
    }
}
