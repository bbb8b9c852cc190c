namespace OllamaMcp.Charts.Tests.Checking;

/// <summary>A finding of kube-score that stays.</summary>
/// <param name="Check">The check's id.</param>
/// <param name="Part">A part of what it says; empty for all of it.</param>
/// <param name="Reason">Why it stays.</param>
internal sealed record ScoreException(string Check, string Part, string Reason)
{
    public bool Covers(string check, string text) => Reason.Length > 0 && check == Check && text.Contains(Part, StringComparison.Ordinal);
}
