namespace OllamaMcp.AppHost.Profiles;

/// <summary>How a command of the SDK ended.</summary>
/// <param name="Succeeded">Whether it returned 0.</param>
/// <param name="Output">What it wrote, errors last.</param>
internal sealed record DotnetResult(bool Succeeded, string Output)
{
    /// <summary>The line that says why, without the place in the file where it was seen.</summary>
    public string Reason =>
        Output.Split('\n').Select(line => line.Trim()).FirstOrDefault(line => line.Contains("error", StringComparison.OrdinalIgnoreCase))
            is { } line
            ? line[Math.Max(0, line.IndexOf("error", StringComparison.OrdinalIgnoreCase))..]
            : Output.Split('\n')[0].Trim();
}
