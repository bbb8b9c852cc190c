using System.Globalization;
using OllamaMcp.AppHost.Processes.Children;

namespace OllamaMcp.AppHost.Processes.Supervision;

/// <summary>Tells a start that may still succeed from one that is hopeless.</summary>
internal static class StartRules
{
    /// <returns>Why the part is not to be started again; null where it is worth another start.</returns>
    public static string? Hopeless(PartState died, ChildSpec spec, ChildEnd? end) =>
        end is not null && spec.Refusals.TryGetValue(end.Code, out var meaning) ? $"{meaning} ({end})"
        : died.FailedStarts >= RestartPolicy.FailedStarts
            ? $"it died {died.FailedStarts} times before it was ready, last with {died.Reason}"
        : null;

    /// <returns>What to say of a part that takes longer to become ready than it may; null where its time is not over.</returns>
    public static string? Overdue(PartState state, TimeSpan limit, DateTimeOffset now) =>
        now - state.TriesSince < limit || state.TriesSince is null
            ? null
            : string.Create(
                CultureInfo.InvariantCulture,
                $"it was not ready within {limit.TotalSeconds:0} s: {(state.Reason.Length == 0 ? "it did not answer" : state.Reason)}"
            );
}
