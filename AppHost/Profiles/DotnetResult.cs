namespace OllamaMcp.AppHost.Profiles;

/// <summary>How a command of the SDK ended.</summary>
/// <param name="Succeeded">Whether it returned 0.</param>
/// <param name="Output">What it wrote, errors last.</param>
internal sealed record DotnetResult(bool Succeeded, string Output)
{
    private const string Mark = "error";

    /// <summary>The first sentence of the first error, without the place in the file where it was seen.</summary>
    public string Reason
    {
        get
        {
            var lines = Output.Split('\n', StringSplitOptions.TrimEntries);
            var line = Array.Find(lines, text => text.Contains(Mark, StringComparison.OrdinalIgnoreCase)) ?? lines[0];
            var from = line.IndexOf(Mark, StringComparison.OrdinalIgnoreCase);
            var said = from < 0 ? line : line[(from + Mark.Length)..].TrimStart(' ', ':');
            return said.Split(". ")[0].TrimEnd('.');
        }
    }
}
