namespace OllamaMcp.AppHost.Topology;

/// <summary>What a person can have done to a part, with a button in the dashboard.</summary>
/// <param name="Kind">What it does.</param>
/// <param name="Name">Unique in its part; letters and hyphens.</param>
/// <param name="Text">On the button.</param>
/// <param name="Description">One sentence.</param>
internal sealed record PartCommand(CommandKind Kind, string Name, string Text, string Description)
{
    /// <summary>What is asked for before; null where nothing is.</summary>
    public CommandInput? Input { get; init; }

    /// <summary>What must be confirmed before; null where nothing can be lost.</summary>
    public string? Confirmation { get; init; }
}
