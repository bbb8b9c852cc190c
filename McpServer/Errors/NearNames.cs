namespace OllamaMcp.Server.Errors;

/// <summary>Finds all that somebody may have meant by a name that does not exist; <see cref="NearestName"/> finds the one.</summary>
internal static class NearNames
{
    private const int ShortestStart = 3;

    /// <summary>The names near to a wrong one, nearest first; a name that goes on where the other ends is near.</summary>
    /// <param name="name">The wrong name; letter case does not count.</param>
    /// <param name="known">The names that exist.</param>
    /// <param name="limit">How many to give at most.</param>
    public static IReadOnlyList<string> Rank(string name, IEnumerable<string> known, int limit)
    {
        if (name.Length is 0 or > NearestName.LongestCompared)
        {
            return [];
        }

        var wanted = name.ToUpperInvariant();
        return
        [
            .. known
                .Where(candidate => candidate.Length is > 0 and <= NearestName.LongestCompared)
                .Select(candidate => (Name: candidate, Edits: Edits(wanted, candidate.ToUpperInvariant())))
                .Where(pair => pair.Edits <= Math.Max(1, Math.Max(wanted.Length, pair.Name.Length) / 3))
                .OrderBy(pair => pair.Edits)
                .ThenBy(pair => pair.Name, StringComparer.Ordinal)
                .Take(limit)
                .Select(pair => pair.Name),
        ];
    }

    private static int Edits(string left, string right) =>
        left != right && (GoesOn(left, right) || GoesOn(right, left)) ? 1 : NearestName.CountEdits(left, right);

    private static bool GoesOn(string whole, string start) =>
        start.Length >= ShortestStart && whole.StartsWith(start, StringComparison.Ordinal);
}
