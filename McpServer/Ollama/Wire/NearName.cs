namespace OllamaMcp.Server.Ollama.Wire;

/// <summary>Finds the name that was probably meant.</summary>
internal static class NearName
{
    private const int MaxLength = 64;

    /// <summary>The candidate with the fewest letters inserted, dropped, changed or swapped, if that is at most a third of them; else null.</summary>
    public static string? Find(string name, IEnumerable<string> candidates)
    {
        if (name.Length is 0 or > MaxLength)
        {
            return null;
        }

        var wanted = name.ToLowerInvariant();
        var (best, distance) = candidates
            .Select(c => (Name: c, Distance: Distance(wanted, c)))
            .OrderBy(c => c.Distance)
            .ThenBy(c => c.Name, StringComparer.Ordinal)
            .FirstOrDefault();
        return best is not null && distance <= Math.Max(1, Math.Max(name.Length, best.Length) / 3) ? best : null;
    }

    /// <summary>Optimal string alignment over three rows.</summary>
    private static int Distance(string a, string b)
    {
        var (older, old, now) = (new int[b.Length + 1], Enumerable.Range(0, b.Length + 1).ToArray(), new int[b.Length + 1]);
        for (var i = 1; i <= a.Length; i++)
        {
            now[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var changed = old[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                now[j] = Math.Min(changed, Math.Min(old[j], now[j - 1]) + 1);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    now[j] = Math.Min(now[j], older[j - 2] + 1);
                }
            }

            (older, old, now) = (old, now, older);
        }

        return old[b.Length];
    }
}
