namespace OllamaMcp.Server.Access;

/// <summary>Holds the tokens of the moment. Thread-safe; a reader takes one snapshot.</summary>
internal sealed class TokenRing
{
    private readonly AccessOptions _options;
    private volatile TokenSet _current;

    public TokenRing(AccessOptions options)
    {
        _options = options;
        _current = TokenSet.Load(options).Tokens;
    }

    public TokenSet Current => _current;

    /// <summary>Reads the tokens again. Where anything is wrong with them, the old ones stay.</summary>
    /// <returns>What is wrong; empty where the new ones hold.</returns>
    public IReadOnlyList<TokenProblem> Reload()
    {
        var (tokens, problems) = TokenSet.Load(_options);
        if (problems.Count == 0)
        {
            _current = tokens;
        }

        return problems;
    }
}
