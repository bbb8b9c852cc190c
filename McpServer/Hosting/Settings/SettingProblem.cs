namespace OllamaMcp.Server.Hosting.Settings;

/// <summary>What is wrong with a setting, and what to do.</summary>
/// <param name="Name">The setting, as the user wrote it.</param>
/// <param name="Wrong">What is wrong with it, as a sentence.</param>
/// <param name="Fix">What to do, as a sentence.</param>
internal sealed record SettingProblem(string Name, string Wrong, string Fix)
{
    /// <summary>Its value, hidden where it is a secret. Null where none is set.</summary>
    public string? Value { get; init; }

    /// <summary>Where it is set. Null where it is set nowhere.</summary>
    public string? Source { get; init; }
}
