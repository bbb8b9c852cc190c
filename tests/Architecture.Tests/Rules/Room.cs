namespace OllamaMcp.Architecture.Rules;

/// <summary>A row of the table: a namespace below the root with everything in it, and the rooms that it may use.</summary>
/// <param name="Name">The namespace without the root, for example <c>Ollama.Wire</c>.</param>
/// <param name="MayUse">Names of other rooms; <see cref="Everything"/> for all of them.</param>
internal sealed record Room(string Name, params string[] MayUse)
{
    public const string Everything = "*";

    public bool Allows(Room other) => this == other || MayUse.Contains(Everything) || MayUse.Contains(other.Name);

    public string Allowance => MayUse.Length == 0 ? "nothing" : string.Join(", ", MayUse);
}
