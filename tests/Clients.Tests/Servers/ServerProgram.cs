using System.Reflection;
using OllamaMcp.TestKit;

namespace OllamaMcp.Clients.Tests.Servers;

/// <summary>The server as it was built, and what it is told.</summary>
internal static class ServerProgram
{
    public static string Path { get; } =
        typeof(ServerProgram).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().First(each => each.Key == "ServerProgram").Value!;

    /// <summary>The settings of a server in front of an Ollama, over HTTP and over stdio.</summary>
    public static Dictionary<string, string> Settings(Uri ollama) =>
        new(StringComparer.Ordinal)
        {
            ["MCP_HOST"] = "127.0.0.1",
            ["MCP_PORT"] = "0",
            ["OLLAMA_SERVER_URL"] = ollama.GetLeftPart(UriPartial.Authority),
            ["Contexts__Store"] = "memory",
            ["LOG_FORMAT"] = "json",
        };

    /// <summary>A server in front of an Ollama, with settings besides <see cref="Settings"/>.</summary>
    public static ServerProcess Start(Uri ollama, params IEnumerable<(string Key, string Value)> further) =>
        ServerProcess.Start(Path, [], Settings(ollama).Select(setting => (setting.Key, setting.Value)).Concat(further));
}
