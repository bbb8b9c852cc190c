namespace OllamaMcp.Deploy.Tests.Calling;

/// <summary>What a load came to.</summary>
/// <param name="Calls">Calls that were answered as they should.</param>
/// <param name="Failures">What the others came to.</param>
/// <param name="SessionsLost">How often a session was not found, and was opened anew without a call being lost.</param>
/// <param name="Slowest">The longest call.</param>
/// <param name="Elapsed">How long it ran.</param>
internal sealed record LoadReport(int Calls, IReadOnlyList<string> Failures, int SessionsLost, TimeSpan Slowest, TimeSpan Elapsed)
{
    /// <summary>This, where no call failed.</summary>
    public LoadReport Unbroken()
    {
        Assert.True(Calls > 0, "Nothing was called.");
        Assert.True(
            Failures.Count == 0,
            $"{Failures.Count} of {Calls + Failures.Count} calls failed:\n{string.Join('\n', Failures.Take(20))}"
        );
        return this;
    }

    public override string ToString() =>
        FormattableString.Invariant(
            $"{Calls} calls in {Elapsed.TotalSeconds:F0} s ({Calls / Elapsed.TotalSeconds:F0} a second), {Failures.Count} failed, {SessionsLost} sessions opened anew, slowest {Slowest.TotalMilliseconds:F0} ms"
        );
}
