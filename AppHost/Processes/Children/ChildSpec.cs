namespace OllamaMcp.AppHost.Processes.Children;

/// <summary>How a child is started.</summary>
internal sealed record ChildSpec(string File, params IReadOnlyList<string> Arguments)
{
    /// <summary>What it gets beyond the environment of the AppHost; null removes a variable.</summary>
    public IReadOnlyDictionary<string, string?> Environment { get; init; } = new Dictionary<string, string?>(StringComparer.Ordinal);

    /// <summary>What it reads from its standard input, which is closed behind it.</summary>
    public string Input { get; init; } = "";

    /// <summary>Lines with one of these in them are not shown, unless the child dies and its last lines are all so.</summary>
    public IReadOnlyList<string> Noise { get; init; } = [];

    /// <summary>Exit codes that say that another start will end the same way, each with what it means. Default: none.</summary>
    public IReadOnlyDictionary<int, string> Refusals { get; init; } = new Dictionary<int, string>();

    public bool IsNoise(string line) => Noise.Any(part => line.Contains(part, StringComparison.Ordinal));
}
