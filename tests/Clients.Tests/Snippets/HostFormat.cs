namespace OllamaMcp.Clients.Tests.Snippets;

/// <summary>How a client writes down a server: where the entry stands, and which keys it knows of those that matter here.</summary>
internal sealed record HostFormat(string Entry, params string[] Keys)
{
    private static readonly Dictionary<string, HostFormat> Known = new(StringComparer.Ordinal)
    {
        ["claude-code-project"] = new("mcpServers/ollama", "type", "url", "headers", "command", "args", "env"),
        ["claude-desktop"] = new("mcpServers/ollama", "command", "args", "env"),
        ["vscode"] = new("servers/ollama", "type", "url", "headers", "command", "args", "env"),
        ["cursor"] = new("mcpServers/ollama", "type", "url", "headers", "command", "args", "env"),
        ["mcphost"] = new("mcpServers/ollama", "type", "url", "headers", "command", "environment"),
        ["kit"] = new("mcpServers/ollama", "type", "url", "headers", "command", "environment", "noOAuth"),
    };

    /// <summary>The format of a snippet's client; null where it is no such file.</summary>
    public static HostFormat? Of(string snippet) =>
        Known.FirstOrDefault(host => snippet == host.Key || snippet.StartsWith(host.Key + "-", StringComparison.Ordinal)).Value;
}
