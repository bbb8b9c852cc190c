using System.Text;
using OllamaMcp.Emulator.Faults;
using OllamaMcp.Emulator.Hosting;
using OllamaMcp.Emulator.Tests.Replay;
using OllamaMcp.TestKit;

namespace OllamaMcp.Emulator.Tests;

public sealed class DocumentationTests
{
    private const string Page = "docs/emulator.md";

    [Fact]
    public void Differences_OfTheDocumentation_AreThoseOfTheTable() => Holds("differences", IntendedDifference.Table());

    [Fact]
    public void Options_OfTheDocumentation_AreThoseOfTheProgram()
    {
        StringBuilder table = new("| option | environment | meaning |\n|---|---|---|\n");
        foreach (var option in CommandLine.Options)
        {
            table.Append($"| `{option.Name}` | `{option.Variable}` | {option.Description} |\n");
        }

        Holds("options", table.ToString());
    }

    [Fact]
    public void Faults_OfTheDocumentation_AreAllThereAre() =>
        Assert.All(
            FaultNames.All,
            name => Assert.Contains($"`{name}`", File.ReadAllText(Path.Combine(Repository.Root, Page)), StringComparison.Ordinal)
        );

    private static void Holds(string mark, string current) =>
        Assert.True(
            Repository.Marked(Page, mark, current) == current,
            $"{Page} is stale between the marks '{mark}'; UPDATE_GOLDEN=1 renews it."
        );
}
