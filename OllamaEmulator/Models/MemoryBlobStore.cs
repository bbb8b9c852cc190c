using System.Collections.Concurrent;

namespace OllamaMcp.Emulator.Models;

/// <summary>Blobs that last as long as the emulator.</summary>
internal sealed class MemoryBlobStore : IBlobStore
{
    private readonly ConcurrentDictionary<string, byte[]> _blobs = new(StringComparer.Ordinal);

    public long? Length(string digest) => _blobs.TryGetValue(digest, out var content) ? content.Length : null;

    public Stream Open(string digest) =>
        _blobs.TryGetValue(digest, out var content)
            ? new MemoryStream(content, writable: false)
            : throw new FileNotFoundException($"open {PathOf(digest)}: no such file or directory");

    public async Task<string> AddAsync(Stream content, string? expectedDigest, CancellationToken cancellationToken)
    {
        using MemoryStream copy = new();
        await content.CopyToAsync(copy, cancellationToken);
        var bytes = copy.ToArray();
        var digest = Digest.Of(bytes);
        if (expectedDigest is not null && digest != expectedDigest)
        {
            throw new DigestMismatchException(expectedDigest, digest);
        }

        _blobs.TryAdd(digest, bytes);
        return digest;
    }

    public void Remove(string digest) => _blobs.TryRemove(digest, out _);

    public IReadOnlyList<string> List() => [.. _blobs.Keys];

    public string PathOf(string digest) => "/emulator/models/blobs/" + digest.Replace(':', '-');
}
