using System.Text.Json.Nodes;

namespace OllamaMcp.Conformance.Tests;

/// <summary>
/// The checks that the suite writes down, a file <c>checks.json</c> for each scenario: its summary counts them, and does not say which
/// failed.
/// </summary>
internal static class SuiteChecks
{
    /// <returns>A line for each that failed: its scenario, its id, and what was wrong.</returns>
    public static IEnumerable<string> Failed(DirectoryInfo results) =>
        from file in results.EnumerateFiles("checks.json", SearchOption.AllDirectories)
        from check in JsonNode.Parse(File.ReadAllText(file.FullName))!.AsArray()
        where (string?)check!["status"] == "FAILURE"
        select $"\n{file.Directory!.Name}: {(string?)check["id"]}: {(string?)check["errorMessage"]}";
}
