namespace OllamaMcp.Server.Errors;

/// <summary>A stable name for one way in which a call can fail; listed in <c>docs/errors.md</c>, never renamed, never reused.</summary>
/// <param name="Value">The code on the wire, lower snake case.</param>
/// <param name="Meaning">What it says, in one sentence.</param>
/// <param name="Remedy">What whoever gets it does next, in one sentence.</param>
internal sealed record ErrorCode(string Value, string Meaning, string Remedy)
{
    /// <inheritdoc/>
    public override string ToString() => Value;
}
