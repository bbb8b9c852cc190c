namespace OllamaMcp.AppHost.Settings;

/// <summary>The arguments: settings, or <c>--help</c>.</summary>
internal sealed record CommandLine(bool Help, IReadOnlyList<Argument> Arguments)
{
    /// <summary>The settings among the arguments by their usual names; of several values for one the last.</summary>
    public IReadOnlyDictionary<string, string> Settings =>
        Arguments
            .Where(argument => argument is { Setting: not null, Value: not null })
            .GroupBy(argument => argument.Setting!, argument => argument.Value!, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.Last(), StringComparer.Ordinal);

    /// <summary>One line for each argument that is none of these.</summary>
    public IEnumerable<string> Problems => Arguments.Select(argument => argument.Problem).OfType<string>();

    /// <summary>The same, where what is no setting may be Aspire's.</summary>
    public IEnumerable<string> ProblemsBesideAspire =>
        Arguments.Where(argument => !argument.MayBeOfAspire).Select(argument => argument.Problem).OfType<string>();

    public static CommandLine Parse(IReadOnlyList<string> args)
    {
        var arguments = new List<Argument>();
        var help = false;
        for (var at = 0; at < args.Count; at++)
        {
            if (args[at] is "--help" or "-h" or "-?")
            {
                help = true;
            }
            else if (args[at].Split('=', 2) is [{ Length: > 0 } name, var value])
            {
                arguments.Add(new Argument(name, value));
            }
            else
            {
                var hasValue = args[at].StartsWith('-') && at + 1 < args.Count && IsValue(args[at + 1]);
                arguments.Add(new Argument(args[at], hasValue ? args[++at] : null));
            }
        }
        return new CommandLine(help, arguments);
    }

    private static bool IsValue(string word) => !word.StartsWith('-') && !word.Contains('=', StringComparison.Ordinal);
}
