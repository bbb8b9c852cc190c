using System.Text.RegularExpressions;

namespace OllamaMcp.Conformance.Tests;

/// <summary>
/// What the suite printed. Its summary has a line <c>✓ ping: 2 passed, 0 failed</c> for each scenario, and behind it, for those that do
/// not count, <c>  ✗ tasks-lifecycle (extension)</c>.
/// </summary>
internal sealed partial record SuiteReport(
    IReadOnlyDictionary<string, ScenarioOutcome> Scored,
    IReadOnlyDictionary<string, ScenarioOutcome> Unscored,
    string Text
)
{
    public static SuiteReport Parse(string text)
    {
        var unscored = UnscoredLine().Matches(text).Select(match => match.Groups["name"].Value).ToHashSet(StringComparer.Ordinal);
        var outcomes = ScenarioLine().Matches(text).ToDictionary(match => match.Groups["name"].Value, ToOutcome, StringComparer.Ordinal);
        return new SuiteReport(
            outcomes.Where(outcome => !unscored.Contains(outcome.Key)).ToDictionary(StringComparer.Ordinal),
            outcomes.Where(outcome => unscored.Contains(outcome.Key)).ToDictionary(StringComparer.Ordinal),
            text
        );
    }

    private static ScenarioOutcome ToOutcome(Match match) =>
        new(
            int.Parse(match.Groups["passed"].Value, System.Globalization.CultureInfo.InvariantCulture),
            int.Parse(match.Groups["failed"].Value, System.Globalization.CultureInfo.InvariantCulture)
        );

    [GeneratedRegex(
        @"^[✓✗] (?<name>\S+): (?<passed>\d+) passed, (?<failed>\d+) failed",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking
    )]
    private static partial Regex ScenarioLine();

    [GeneratedRegex(@"^  [✓✗] (?<name>\S+) \(", RegexOptions.Multiline | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex UnscoredLine();
}
