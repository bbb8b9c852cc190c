namespace OllamaMcp.Server.Access;

/// <summary>What must hold for configured tokens.</summary>
internal static class TokenRules
{
    private const int LongestName = 64;

    /// <summary>Names appear in logs and as rate keys, so they are plain, and none is mistaken for an address.</summary>
    public static TokenProblem? CheckName(TokenEntry entry) =>
        entry.Name.Length <= LongestName
        && char.IsAsciiLetter(entry.Name[0])
        && entry.Name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' or '@')
        && entry.Name != Caller.AnonymousName
            ? null
            : new(
                entry.Where,
                $"The token's name \"{entry.Name}\" is not legal.",
                $"Use a letter, then letters, digits, - _ . or @, at most {LongestName} in all, and not {Caller.AnonymousName}."
            );

    /// <summary>A token stands for one name; a name may have several tokens.</summary>
    public static IEnumerable<TokenProblem> CheckDuplicates(IEnumerable<TokenEntry> entries) =>
        entries
            .GroupBy(e => e.Token, StringComparer.Ordinal)
            .Where(same => same.Count() > 1)
            .Select(same => new TokenProblem(
                same.Last().Where,
                $"The same token stands more than once: {string.Join(", ", same)}.",
                "Give each its own."
            ));
}
