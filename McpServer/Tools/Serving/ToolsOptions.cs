using OllamaMcp.Server.Tools.Registry;

namespace OllamaMcp.Server.Tools.Serving;

/// <summary>Which tools there are and what they may do.</summary>
internal sealed class ToolsOptions
{
    /// <summary>The toolsets that are on. Setting <c>Toolsets</c>. Default: <c>ollama</c>.</summary>
    public IReadOnlyList<string> Toolsets { get; set; } = [Registry.Toolsets.Ollama];
}
