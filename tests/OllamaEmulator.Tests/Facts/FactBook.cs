namespace OllamaMcp.Emulator.Tests.Facts;

/// <summary>All facts. None of them leaves a trace, so they can be asked of a server that others use.</summary>
internal static class FactBook
{
    public static IReadOnlyList<Fact> All { get; } =
    [.. RouteFacts.All, .. BodyFacts.All, .. ModelFacts.All, .. AnswerFacts.All, .. CompatibleFacts.All];
}
