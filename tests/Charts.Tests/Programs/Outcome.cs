namespace OllamaMcp.Charts.Tests.Programs;

/// <summary>What a program has said and how it ended.</summary>
internal sealed record Outcome(string Command, int ExitCode, string Output, string Errors)
{
    /// <summary>Everything that a person would have seen.</summary>
    public string Text => Output + Errors;

    /// <summary>Its standard output; fails the test with all of it where the program ended with an error.</summary>
    public string Expect()
    {
        Assert.True(ExitCode == 0, $"{Command}\nended with {ExitCode}\n{Text}");
        return Output;
    }

    /// <summary>All that it said; fails the test where it ended without an error.</summary>
    public string Refused()
    {
        Assert.True(ExitCode != 0, $"{Command}\nwas to be refused, and said\n{Output}");
        return Text;
    }
}
