using OllamaMcp.TestKit;

namespace OllamaMcp.Server.Tests.Tools;

/// <summary>Finds the golden files in the source tree.</summary>
internal static class GoldenFiles
{
    /// <summary>The schema file beside the class of a tool: namespaces are folders.</summary>
    public static string BesideClass(Type toolClass)
    {
        var folders = toolClass.Namespace!["OllamaMcp.Server.".Length..].Split('.');
        return Path.Combine([Repository.Root, "McpServer", .. folders, toolClass.Name + ".schema.json"]);
    }
}
