namespace OllamaMcp.Conformance.Tests;

/// <summary>How many of a scenario's checks passed and failed.</summary>
internal sealed record ScenarioOutcome(int Passed, int Failed);
