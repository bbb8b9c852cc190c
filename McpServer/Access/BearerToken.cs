namespace OllamaMcp.Server.Access;

/// <summary>The form of a token, and of the header that carries it.</summary>
internal static class BearerToken
{
    public const int MinLength = 16;
    public const int MaxLength = 4096;

    /// <summary>What a token may be.</summary>
    public static readonly string Legal =
        $"{MinLength} to {MaxLength} visible ASCII characters without spaces (openssl rand -hex 32 makes one)";

    private const string Scheme = "Bearer ";

    public static bool IsLegal(string token) => token.Length is >= MinLength and <= MaxLength && token.All(c => c is > ' ' and <= '~');

    /// <summary>Takes the token out of an <c>Authorization</c> header.</summary>
    public static bool TryRead(string authorization, out ReadOnlySpan<char> token)
    {
        var header = authorization.AsSpan().Trim();
        token = header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) ? header[Scheme.Length..].Trim() : default;
        return token.Length is > 0 and <= MaxLength;
    }
}
