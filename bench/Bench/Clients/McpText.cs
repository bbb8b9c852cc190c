namespace OllamaMcp.Bench.Clients;

/// <summary>The messages that open an MCP session, and the fields that stand in for one.</summary>
internal static class McpText
{
    public const string SessionRevision = "2025-11-25";
    public const string StatelessRevision = "2026-07-28";

    public const string Initialize =
        $$"""{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"{{SessionRevision}}","capabilities":{},"clientInfo":{"name":"bench","version":"1"} } }""";

    public const string Initialized = """{"jsonrpc":"2.0","method":"notifications/initialized"}""";

    public const string StatelessMeta = $$"""
        "io.modelcontextprotocol/protocolVersion":"{{StatelessRevision}}","io.modelcontextprotocol/clientInfo":{"name":"bench","version":"1"},"io.modelcontextprotocol/clientCapabilities":{}
        """;

    public const string Accept = "Accept: application/json, text/event-stream";
}
