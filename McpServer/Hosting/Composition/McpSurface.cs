using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using OllamaMcp.Server.Tools.Registry;

namespace OllamaMcp.Server.Hosting.Composition;

/// <summary>What MCP clients see of this server: transport and tools do not know each other, so they meet here.</summary>
internal static class McpSurface
{
    private const string Instructions =
        "Tools of one Ollama or several: run, compare and manage language models there. Begin with ollama_list_models to see which "
        + "models are installed; ollama_check_health says whether Ollama answers.";

    public static IServiceCollection AddMcpSurface(this IServiceCollection services) =>
        services.AddSingleton<Func<McpServerOptions>>(provider =>
        {
            var tools = provider.GetRequiredService<ToolRegistry>().Served;
            return () =>
                new McpServerOptions
                {
                    ServerInfo = new Implementation
                    {
                        Name = ServerVersion.Name,
                        Title = "OllamaMcp",
                        Version = ServerVersion.Text,
                    },
                    ServerInstructions = Instructions,
                    ToolCollection = tools,
                };
        });
}
