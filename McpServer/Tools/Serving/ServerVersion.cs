using System.Reflection;

namespace OllamaMcp.Server.Tools.Serving;

/// <summary>Who this program is.</summary>
internal static class ServerVersion
{
    public const string Name = "ollama-mcp";

    /// <summary>Such as <c>0.1.0</c>, without the commit behind it.</summary>
    public static string Text { get; } =
        typeof(ServerVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0]
        ?? "0.0.0";
}
