using System.Text.RegularExpressions;
using OllamaMcp.TestKit;

namespace OllamaMcp.Charts.Tests.Alerts;

/// <summary>What a runbook says to type works as it stands, wherever one is, and what it says in tables is shown as one.</summary>
public sealed partial class RunbookTests
{
    // These ask for nodes, which are in no namespace.
    private static readonly string[] OfTheCluster = ["kubectl describe nodes", "kubectl top node"];

    public static TheoryData<string> Names { get; } =
    [
        .. Directory
            .EnumerateFiles(Path.Combine(Repository.Root, "docs", "runbooks"), "*.md")
            .Select(path => Path.GetFileName(path)!)
            .Order(StringComparer.Ordinal),
    ];

    [Theory]
    [MemberData(nameof(Names))]
    public void Command_Each_NamesTheNamespace(string name) =>
        Assert.All(Commands(name).Except(OfTheCluster), command => Assert.Contains(" -n NAMESPACE ", command, StringComparison.Ordinal));

    /// <summary>Llama Stack beside it has components, too.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void Selector_Each_NamesTheProgram(string name) =>
        Assert.All(
            Commands(name).Where(command => command.Contains(" -l ", StringComparison.Ordinal)),
            command => Assert.Contains(" -l app.kubernetes.io/name=ollama-mcp,", command, StringComparison.Ordinal)
        );

    [Theory]
    [MemberData(nameof(Names))]
    public void Row_Each_HasTwoCells(string name) =>
        Assert.All(
            Read(name).Split('\n').Where(line => line.StartsWith('|')),
            row => Assert.True(Border().Count(row) == 3, $"A pipe in a cell ends it, even in code: {row}")
        );

    private static IEnumerable<string> Commands(string name) => Command().Matches(Read(name)).Select(match => match.Value.Trim());

    private static string Read(string name) => File.ReadAllText(Path.Combine(Repository.Root, "docs", "runbooks", name));

    /// <summary>A line of code, or code in a line: <c>`kubectl top node`</c></summary>
    [GeneratedRegex(
        "(?<=^ {4})(kubectl|helm) .*$|(?<=`)(kubectl|helm) [^`]*(?=`)",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Command();

    [GeneratedRegex(@"(?<!\\)\|", RegexOptions.None, 1000)]
    private static partial Regex Border();
}
