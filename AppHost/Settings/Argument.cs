namespace OllamaMcp.AppHost.Settings;

/// <summary>An argument: <c>NAME=VALUE</c>, with or without hyphens before it, <c>--NAME VALUE</c>, or a word alone.</summary>
/// <param name="Written">As the user wrote it, without its value, which may be a secret.</param>
/// <param name="Value">Null where it has none.</param>
internal sealed record Argument(string Written, string? Value)
{
    private const string Help = "--help lists the settings.";

    /// <summary>The setting of that name, in its usual spelling; null where there is none.</summary>
    public string? Setting => KnownSettings.Find(Name);

    /// <summary>Why it cannot be, in one line; null where it is a setting.</summary>
    public string? Problem =>
        Setting is { } setting ? (Value is null ? $"{Written} has no value: it is given as {setting}=VALUE." : null)
        : Nearest is { } nearest ? $"{Written} is no setting; the nearest is {nearest}=VALUE. {Help}"
        : Value is null ? $"\"{Written}\" is not understood: settings are given as NAME=VALUE. {Help}"
        : IsVariable ? $"{Written} is no setting of the server: where other programs read it, set it in the environment. {Help}"
        : $"{Written} is no setting. {Help}";

    /// <summary>Whether Aspire may know it, which reads the arguments too: it looks like an option, and like none of the settings.</summary>
    public bool MayBeOfAspire =>
        Setting is null && (Written == "--log-level" || (Nearest is null && (Value is not null || Written.StartsWith('-'))));

    private string Name => Written.TrimStart('-');

    private string? Nearest => KnownSettings.Nearest(Name);

    // As OLLAMA_NUM_PARALLEL.
    private bool IsVariable => Name.Contains('_', StringComparison.Ordinal) && !Name.Any(char.IsAsciiLetterLower);
}
