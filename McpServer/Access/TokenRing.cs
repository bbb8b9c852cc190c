namespace OllamaMcp.Server.Access;

/// <summary>Holds the tokens of the moment. Thread-safe; a reader takes one snapshot.</summary>
internal sealed class TokenRing
{
    private readonly AccessOptions options;
    private volatile TokenSet current;

    public TokenRing(AccessOptions options)
    {
        this.options = options;
        current = TokenSet.Load(options).Tokens;
    }

    public TokenSet Current => current;

    /// <summary>Reads the tokens again. Where anything is wrong with them, the old ones stay.</summary>
    /// <returns>What is wrong; empty where the new ones hold.</returns>
    public IReadOnlyList<TokenProblem> Reload()
    {
        var (tokens, problems) = TokenSet.Load(options);
        if (problems.Count == 0)
        {
            current = tokens;
        }

        return problems;
    }
}
