using ModelContextProtocol.Server;

namespace OllamaMcp.Conformance.Tests.Fixtures;

/// <summary>Makes primitives of delegates.</summary>
internal static class Fixture
{
    public static McpServerTool Tool(string name, Delegate handler) =>
        McpServerTool.Create(handler, new McpServerToolCreateOptions { Name = name, Description = $"Fixture {name}" });

    public static McpServerTool Tool(string name, Func<McpServer, CancellationToken, Task<string>> handler) =>
        Tool(name, (Delegate)handler);

    public static McpServerPrompt Prompt(string name, Delegate handler) =>
        McpServerPrompt.Create(handler, new McpServerPromptCreateOptions { Name = name, Description = $"Fixture {name}" });

    public static McpServerResource Resource(string uri, string mimeType, Delegate handler) =>
        McpServerResource.Create(
            handler,
            new McpServerResourceCreateOptions
            {
                UriTemplate = uri,
                Name = uri,
                MimeType = mimeType,
            }
        );
}
