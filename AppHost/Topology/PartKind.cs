namespace OllamaMcp.AppHost.Topology;

internal enum PartKind
{
    ContextStore,
    Ollama,
    McpServer,
}
