namespace OllamaMcp.Deploy.Tests.Running;

/// <summary>How a run ended.</summary>
/// <param name="ExitCode">0 done, 1 a step failed, 2 the command line is wrong, 130 interrupted.</param>
/// <param name="Output">What is for programs: manifests.</param>
/// <param name="Told">What is for people.</param>
internal sealed record Outcome(int ExitCode, string Output, string Told)
{
    public Outcome Ended(int code)
    {
        Assert.True(ExitCode == code, $"Ended with {ExitCode} in place of {code}:\n{Told}");
        return this;
    }

    public Outcome Tells(params IEnumerable<string> parts)
    {
        Assert.All(parts, part => Assert.True(Told.Contains(part, StringComparison.Ordinal), $"Does not tell \"{part}\":\n{Told}"));
        return this;
    }
}
