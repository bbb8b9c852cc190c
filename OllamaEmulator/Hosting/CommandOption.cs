namespace OllamaMcp.Emulator.Hosting;

/// <summary>An option of the program: its name, the variable that sets it as well, what it means, and how it is applied.</summary>
internal sealed record CommandOption(
    string Name,
    string Variable,
    string Description,
    Func<Settings.EmulatorOptions, string, Settings.EmulatorOptions> Apply
)
{
    /// <summary>What stands for the value in the help; null for a switch.</summary>
    public string? Value { get; init; }
}
