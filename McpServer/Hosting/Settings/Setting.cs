namespace OllamaMcp.Server.Hosting.Settings;

/// <summary>One thing that can be set: from it come its binding, its check, and its line in <c>docs/settings.md</c>.</summary>
internal abstract class Setting(string name)
{
    public SettingName Name { get; } = new(name);

    /// <summary>What it does, as a sentence without its full stop.</summary>
    public required string Meaning { get; init; }

    /// <summary>True keeps its value out of every message.</summary>
    public bool IsSecret { get; init; }

    /// <summary>What its text may be.</summary>
    public abstract string Legal { get; }

    /// <summary>What holds where it is not set.</summary>
    public abstract string Default { get; }

    /// <summary>Whether <see cref="Default"/> is a text that could be set, and not a description.</summary>
    public abstract bool HasPlainDefault { get; }

    /// <summary>Reads the text into the settings. False where it is not legal.</summary>
    /// <param name="settings">Where the value goes.</param>
    /// <param name="captured">What stood in the place of the wildcard in the name; empty where there is none.</param>
    /// <param name="text">The text, trimmed, not empty.</param>
    public abstract bool TryBind(ServerSettings settings, string captured, string text);
}
