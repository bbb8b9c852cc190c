namespace OllamaMcp.AppHost.Settings;

/// <summary>What a start was told.</summary>
/// <param name="Arguments">As they were given.</param>
/// <param name="WantsHelp">Whether it is only to say what can be set.</param>
/// <param name="Settings">Whole only where there are no problems.</param>
/// <param name="Problems">One line for each argument and setting that cannot be; nothing starts with any.</param>
internal sealed record StartSettings(IReadOnlyList<string> Arguments, bool WantsHelp, HostSettings Settings, IReadOnlyList<string> Problems)
{
    /// <summary>Reads the arguments, the environment, and <c>.env</c> in the current folder.</summary>
    /// <param name="args">The arguments.</param>
    /// <param name="besideAspire">Whether Aspire reads the arguments too.</param>
    public static StartSettings Read(IReadOnlyList<string> args, bool besideAspire)
    {
        var line = CommandLine.Parse(args);
        var (settings, problems) = SettingsReader.Read(SettingSources.OfProcess(line.Settings));
        return new StartSettings(args, line.Help, settings, [.. besideAspire ? line.ProblemsBesideAspire : line.Problems, .. problems]);
    }
}
