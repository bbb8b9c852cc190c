namespace OllamaMcp.Server.Errors;

/// <summary>Finds what somebody meant who mistyped a name.</summary>
internal static class NearestName
{
    /// <summary>Nobody mistypes a name of more characters, and comparing costs the product of the lengths.</summary>
    public const int LongestCompared = 256;

    /// <summary>The known name that is fewest edits away, or null where none is near: more than a third of its letters differ.</summary>
    public static string? Of(string name, IEnumerable<string> known)
    {
        if (name.Length > LongestCompared)
        {
            return null;
        }

        var (nearest, edits) = known
            .Select(candidate => (candidate, Edits: CountEdits(name.ToUpperInvariant(), candidate.ToUpperInvariant())))
            .DefaultIfEmpty((candidate: "", Edits: int.MaxValue))
            .MinBy(pair => pair.Edits);
        return edits <= Math.Max(1, nearest.Length / 3) ? nearest : null;
    }

    /// <summary>Insertions, deletions, replacements, and swaps of neighbours that turn one text into the other.</summary>
    public static int CountEdits(string from, string to)
    {
        // Three rows of the table are enough: a swap looks back two.
        var (beforeLast, last, row) = (new int[to.Length + 1], Enumerable.Range(0, to.Length + 1).ToArray(), new int[to.Length + 1]);
        for (var i = 1; i <= from.Length; i++)
        {
            row[0] = i;
            for (var j = 1; j <= to.Length; j++)
            {
                var replaced = last[j - 1] + (from[i - 1] == to[j - 1] ? 0 : 1);
                row[j] = Math.Min(replaced, Math.Min(last[j], row[j - 1]) + 1);
                if (i > 1 && j > 1 && from[i - 1] == to[j - 2] && from[i - 2] == to[j - 1])
                {
                    row[j] = Math.Min(row[j], beforeLast[j - 2] + 1);
                }
            }

            (beforeLast, last, row) = (last, row, beforeLast);
        }

        return last[to.Length];
    }
}
