using OllamaMcp.Charts.Tests.Charts;
using OllamaMcp.Charts.Tests.Programs;

namespace OllamaMcp.Charts.Tests.Checking;

/// <summary>helm's own checks, and the suites of helm-unittest that stand beside the templates.</summary>
public sealed class LintTests
{
    [Theory]
    [InlineData("ollama-mcp", "values.yaml")]
    [InlineData("ollama-mcp", "values-production.yaml")]
    [InlineData("llama-stack", "values.yaml")]
    [InlineData("llama-stack", "values-production.yaml")]
    public async Task Lint_Strict_FindsNothing(string name, string values)
    {
        var chart = new Chart(name);
        string[] command =
        [
            Tool.Find("helm"),
            "lint",
            "--strict",
            chart.Folder,
            "--values",
            Path.Combine(chart.Folder, values),
            .. chart.Least,
        ];
        Assert.Contains("0 chart(s) failed", (await Shell.RunAsync(command)).Expect(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ollama-mcp")]
    [InlineData("llama-stack")]
    public async Task UnitTests_OfChart_Pass(string name)
    {
        string[] command = [Tool.Find("helm"), "unittest", "--strict", new Chart(name).Folder];
        var outcome = await Shell.RunAsync(command, "", ("HELM_PLUGINS", Tool.Shared("helm-plugins")));
        Assert.Matches(@"Tests: +[1-9][0-9]* passed", outcome.Expect());
    }
}
