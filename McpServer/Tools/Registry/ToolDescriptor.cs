namespace OllamaMcp.Server.Tools.Registry;

/// <summary>What the world is told of a tool.</summary>
internal sealed record ToolDescriptor
{
    /// <summary>The wire name. It is API: it never changes.</summary>
    public required string Name { get; init; }

    /// <summary>For people, a few words.</summary>
    public required string Title { get; init; }

    /// <summary>For a language model: what it does, when to use it, what comes back.</summary>
    public required string Description { get; init; }

    public required ToolHints Hints { get; init; }

    /// <summary>One of <see cref="Toolsets"/>.</summary>
    public string Toolset { get; init; } = Toolsets.Ollama;
}
