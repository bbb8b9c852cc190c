namespace OllamaMcp.Server.Access;

/// <summary>A token as it was configured.</summary>
/// <param name="Name">Under which its owner is known.</param>
/// <param name="Token">The secret itself.</param>
/// <param name="Where">Where it stands: a setting, or a file and line.</param>
internal sealed record TokenEntry(string Name, string Token, string Where)
{
    /// <summary>Without the token.</summary>
    public override string ToString() => $"{Name} ({Where})";
}
