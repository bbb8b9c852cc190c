namespace OllamaMcp.Server.Tools.Resources;

/// <summary>What <c>ollama://instances</c> reads as.</summary>
internal sealed record InstanceList
{
    public required IReadOnlyList<InstanceView> Instances { get; init; }
}

/// <summary>One Ollama.</summary>
internal sealed record InstanceView
{
    public required string Name { get; init; }
    public required string Version { get; init; }

    /// <summary>The names of the installed models.</summary>
    public required IReadOnlyList<string> Models { get; init; }

    /// <summary>The names of those in memory.</summary>
    public required IReadOnlyList<string> Loaded { get; init; }
}
