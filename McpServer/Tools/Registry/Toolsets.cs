namespace OllamaMcp.Server.Tools.Registry;

/// <summary>The names of the toolsets, as in the setting <c>Toolsets</c>.</summary>
internal static class Toolsets
{
    public const string Ollama = "ollama";

    /// <summary>Every name that the setting may hold.</summary>
    public static IReadOnlyList<string> All { get; } = [Ollama];
}
