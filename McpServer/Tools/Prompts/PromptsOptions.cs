namespace OllamaMcp.Server.Tools.Prompts;

/// <summary>Where prompts come from.</summary>
internal sealed class PromptsOptions
{
    /// <summary>The folder of prompt files. Setting <c>Prompts__Path</c>. Null for no prompts. Default: null.</summary>
    public string? Path { get; set; }
}
