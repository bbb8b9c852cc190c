namespace OllamaMcp.Server.Errors;

/// <summary>Finds what somebody may have meant by a name that does not exist.</summary>
internal static class NearNames
{
    private const int LongestCompared = 256;

    /// <summary>The legal name nearest to a wrong one, or null where none is near enough to be meant.</summary>
    public static string? Nearest(string name, IEnumerable<string> legal) => Rank(name, legal, 1) is [var nearest] ? nearest : null;

    /// <summary>The legal names near to a wrong one, nearest first.</summary>
    /// <param name="name">The wrong name; letter case does not count.</param>
    /// <param name="legal">The names that exist.</param>
    /// <param name="limit">How many to give at most.</param>
    public static IReadOnlyList<string> Rank(string name, IEnumerable<string> legal, int limit)
    {
        if (name.Length is 0 or > LongestCompared)
            return [];
        var wanted = name.ToUpperInvariant();
        return
        [
            .. legal
                .Where(candidate => candidate.Length is > 0 and <= LongestCompared)
                .Select(candidate => (Name: candidate, Distance: Distance(wanted, candidate.ToUpperInvariant())))
                .Where(pair => pair.Distance <= Math.Max(1, Math.Max(wanted.Length, pair.Name.Length) / 3))
                .OrderBy(pair => pair.Distance)
                .ThenBy(pair => pair.Name, StringComparer.Ordinal)
                .Take(limit)
                .Select(pair => pair.Name),
        ];
    }

    /// <summary>
    /// How many letters have to be put in, taken out, exchanged, or swapped with their neighbour. A name that only goes on
    /// where the other ends (<c>llama3</c>, <c>llama3:8b</c>) counts as one.
    /// </summary>
    internal static int Distance(string left, string right)
    {
        if (left != right && (StartsWhole(left, right) || StartsWhole(right, left)))
            return 1;
        var rows = new int[3][];
        for (var i = 0; i < rows.Length; i++)
            rows[i] = new int[right.Length + 1];
        for (var column = 0; column <= right.Length; column++)
            rows[0][column] = column;
        for (var row = 1; row <= left.Length; row++)
            FillRow(rows, row, left, right);
        return rows[left.Length % 3][right.Length];
    }

    private static bool StartsWhole(string whole, string start) => start.Length >= 3 && whole.StartsWith(start, StringComparison.Ordinal);

    // Only the two rows before the present one are ever read, so three are kept and used in turn.
    private static void FillRow(int[][] rows, int row, string left, string right)
    {
        var (current, above, beforeAbove) = (rows[row % 3], rows[(row + 2) % 3], rows[(row + 1) % 3]);
        current[0] = row;
        for (var column = 1; column <= right.Length; column++)
        {
            var exchange = left[row - 1] == right[column - 1] ? 0 : 1;
            var best = Math.Min(Math.Min(above[column] + 1, current[column - 1] + 1), above[column - 1] + exchange);
            var swapped = row > 1 && column > 1 && left[row - 1] == right[column - 2] && left[row - 2] == right[column - 1];
            current[column] = swapped ? Math.Min(best, beforeAbove[column - 2] + 1) : best;
        }
    }
}
