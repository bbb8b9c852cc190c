namespace OllamaMcp.AppHost.Topology;

internal enum PartKind
{
    ContextStore,
    Ollama,
    McpServer,

    /// <summary>What shares the endpoint of the MCP server among its replicas. Only the process host needs one of its own.</summary>
    McpFront,
}
