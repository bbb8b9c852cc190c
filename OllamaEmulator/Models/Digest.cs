using System.Buffers;
using System.Security.Cryptography;

namespace OllamaMcp.Emulator.Models;

/// <summary>Names of blobs: <c>sha256:</c> and 64 hexadecimal digits; a dash may stand for the colon.</summary>
internal static class Digest
{
    private const string Prefix = "sha256:";
    private static readonly SearchValues<char> Hexadecimal = SearchValues.Create("0123456789abcdefABCDEF");

    public static string Of(ReadOnlySpan<byte> content) => Prefix + Convert.ToHexStringLower(SHA256.HashData(content));

    public static async Task<string> OfAsync(Stream content, CancellationToken cancellationToken) =>
        Prefix + Convert.ToHexStringLower(await SHA256.HashDataAsync(content, cancellationToken));

    /// <summary>The digest in its usual form, or null where the text is none.</summary>
    public static string? Parse(string text)
    {
        var shaped = text.Length == Prefix.Length + 64 && text.StartsWith("sha256", StringComparison.Ordinal) && text[6] is ':' or '-';
        return shaped && !text.AsSpan(Prefix.Length).ContainsAnyExcept(Hexadecimal) ? Prefix + text[Prefix.Length..] : null;
    }

    /// <summary>The twelve digits by which progress lines name a layer.</summary>
    public static string Short(string digest) => digest.Substring(Prefix.Length, 12);
}
