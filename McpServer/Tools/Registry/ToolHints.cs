namespace OllamaMcp.Server.Tools.Registry;

/// <summary>The four hints that clients decide by whether to ask their user first.</summary>
/// <param name="ReadOnly">It changes nothing.</param>
/// <param name="Destructive">It may take away or overwrite something.</param>
/// <param name="Idempotent">Calling it again with the same arguments changes nothing more.</param>
/// <param name="OpenWorld">It reaches beyond the Ollama that this server is set up for.</param>
internal sealed record ToolHints(bool ReadOnly, bool Destructive, bool Idempotent, bool OpenWorld)
{
    /// <summary>Looks and touches nothing.</summary>
    public static ToolHints Reading { get; } = new(ReadOnly: true, Destructive: false, Idempotent: true, OpenWorld: false);

    /// <summary>Lets a model answer: changes nothing, yet never answers twice the same.</summary>
    public static ToolHints Generating { get; } = new(ReadOnly: true, Destructive: false, Idempotent: false, OpenWorld: false);

    /// <summary>Adds to what is kept and takes nothing away; each time more.</summary>
    public static ToolHints Saving { get; } = new(ReadOnly: false, Destructive: false, Idempotent: false, OpenWorld: false);
}
