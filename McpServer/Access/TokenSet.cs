using System.Security.Cryptography;
using System.Text;

namespace OllamaMcp.Server.Access;

/// <summary>The tokens that are known at one moment. Immutable. Holds hashes, so that no dump of it gives a token away.</summary>
internal sealed class TokenSet
{
    private readonly (byte[] Hash, Caller Owner)[] _tokens;

    private TokenSet((byte[], Caller)[] tokens) => _tokens = tokens;

    public int Count => _tokens.Length;

    /// <summary>Gathers the tokens of settings and of the tokens file.</summary>
    /// <returns>The legal ones, and what is wrong with the others.</returns>
    public static (TokenSet Tokens, IReadOnlyList<TokenProblem> Problems) Load(AccessOptions options)
    {
        var (lines, problems) = options.TokensFile is { } path ? TokensFile.Read(path) : ([], []);
        var entries = options.Tokens.Select(t => new TokenEntry(t.Key, t.Value, $"Access__Tokens__{t.Key}")).Concat(lines).ToList();
        var found = new List<TokenProblem>(problems);
        found.AddRange(entries.Select(TokenRules.CheckName).OfType<TokenProblem>());
        found.AddRange(TokenRules.CheckDuplicates(entries));
        return (new TokenSet([.. entries.Select(e => (HashOf(e.Token), new Caller(e.Name, e.Name)))]), found);
    }

    /// <summary>Whose token it is, or null. Takes the same time whichever token matches, and however much of one is right.</summary>
    public Caller? FindOwner(ReadOnlySpan<char> token)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        Hash(token, hash);
        Caller? owner = null;
        foreach (var (known, knownOwner) in _tokens)
        {
            owner = CryptographicOperations.FixedTimeEquals(known, hash) ? knownOwner : owner;
        }

        return owner;
    }

    private static byte[] HashOf(string token)
    {
        var hash = new byte[SHA256.HashSizeInBytes];
        Hash(token, hash);
        return hash;
    }

    private static void Hash(ReadOnlySpan<char> token, Span<byte> hash)
    {
        Span<byte> bytes = stackalloc byte[Encoding.UTF8.GetMaxByteCount(BearerToken.MaxLength)];
        SHA256.HashData(bytes[..Encoding.UTF8.GetBytes(token, bytes)], hash);
    }
}
