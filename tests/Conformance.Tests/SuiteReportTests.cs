namespace OllamaMcp.Conformance.Tests;

public sealed class SuiteReportTests
{
    private const string Printed = """
        === SUMMARY ===
        ✓ ping: 2 passed, 0 failed
        ✗ tools-list: 1 passed, 3 failed
        ✗ tasks-lifecycle: 0 passed, 1 failed

        Total: 3 passed, 4 failed

        Not scored for 2026-07-28: 1 scenario(s) run, 1 failing. These do not affect conformance.
          ✗ tasks-lifecycle (extension)
        """;

    [Fact]
    public void Parse_Summary_CountsTheChecksOfEachScoredScenario()
    {
        var report = SuiteReport.Parse(Printed);

        Assert.Equal(
            new Dictionary<string, ScenarioOutcome>(StringComparer.Ordinal) { ["ping"] = new(2, 0), ["tools-list"] = new(1, 3) },
            report.Scored
        );
    }

    [Fact]
    public void Parse_ScenarioThatIsListedAsNotScored_StandsApart() =>
        Assert.Equal(new ScenarioOutcome(0, 1), Assert.Single(SuiteReport.Parse(Printed).Unscored).Value);

    [Fact]
    public void Parse_NoSummary_HasNoScenario() => Assert.Empty(SuiteReport.Parse("Cannot reach the server").Scored);
}
