using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace OllamaMcp.Server.Ollama.Modelfiles;

/// <summary>Recognises a blob in what FROM and ADAPTER name, and a file that only the client has.</summary>
internal static partial class BlobReference
{
    /// <summary>
    /// The digest, in the form of the API: from <c>@sha256:…</c>, <c>sha256:…</c>, <c>sha256-…</c>, or a path that ends so, as
    /// <c>ollama show --modelfile</c> prints it (<c>/root/.ollama/models/blobs/sha256-…</c>).
    /// </summary>
    public static bool TryRead(string value, [NotNullWhen(true)] out string? digest)
    {
        var match = Digest().Match(value);
        digest = match.Success ? $"sha256:{match.Groups["hex"].Value.ToLowerInvariant()}" : null;
        return match.Success;
    }

    /// <summary>Whether it was meant to be a digest and is malformed.</summary>
    public static bool IsMalformed(string value) => LikeDigest().IsMatch(value);

    /// <summary>Whether it names a file. Names of models have no such beginnings and ends.</summary>
    public static bool IsPath(string value) =>
        value is "." or ".." or "~"
        || value[0] is '/' or '\\' or '~'
        || value.StartsWith("./", StringComparison.Ordinal)
        || value.StartsWith("../", StringComparison.Ordinal)
        || value.Contains('\\', StringComparison.Ordinal)
        || File().IsMatch(value);

    [GeneratedRegex(@"^(@|.*[/\\])?sha256[:-](?<hex>[0-9a-fA-F]{64})$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Digest();

    [GeneratedRegex(@"^(@|(.*[/\\])?sha256[:-])", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex LikeDigest();

    [GeneratedRegex(@"\.(gguf|bin|safetensors|pth|pt)$", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex File();
}
