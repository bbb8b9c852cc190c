namespace OllamaMcp.AppHost.Settings;

/// <summary>The arguments: <c>NAME=VALUE</c> for any setting, or <c>--help</c>.</summary>
internal sealed record CommandLine(bool Help, IReadOnlyDictionary<string, string> Values, IReadOnlyList<string> Problems)
{
    public static CommandLine Parse(IEnumerable<string> args)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        var problems = new List<string>();
        var help = false;
        foreach (var arg in args)
        {
            var split = arg.IndexOf('=', StringComparison.Ordinal);
            if (arg is "--help" or "-h" or "-?")
            {
                help = true;
            }
            else if (split > 0)
            {
                values[arg[..split].TrimStart('-')] = arg[(split + 1)..];
            }
            else
            {
                problems.Add($"\"{arg}\" is not understood: settings are given as NAME=VALUE; --help lists them.");
            }
        }
        return new CommandLine(help, values, problems);
    }
}
