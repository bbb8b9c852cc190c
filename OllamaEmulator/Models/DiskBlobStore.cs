namespace OllamaMcp.Emulator.Models;

/// <summary>Blobs in a folder, one file each, named as Ollama names them. A blob appears under its name only when it is whole.</summary>
internal sealed class DiskBlobStore : IBlobStore
{
    private readonly string _folder;

    public DiskBlobStore(string modelsPath)
    {
        _folder = Path.Combine(Path.GetFullPath(modelsPath), "blobs");
        Directory.CreateDirectory(_folder);
    }

    public long? Length(string digest)
    {
        FileInfo file = new(PathOf(digest));
        return file.Exists ? file.Length : null;
    }

    public Stream Open(string digest)
    {
        var path = PathOf(digest);
        return File.Exists(path)
            ? new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete)
            : throw new FileNotFoundException($"open {path}: no such file or directory");
    }

    public async Task<string> AddAsync(Stream content, string? expectedDigest, CancellationToken cancellationToken)
    {
        var partial = Path.Combine(_folder, $"partial-{Guid.NewGuid():N}");
        try
        {
            await using (FileStream file = new(partial, FileMode.CreateNew, FileAccess.ReadWrite))
            {
                await content.CopyToAsync(file, cancellationToken);
            }

            var digest = await DigestOfAsync(partial, cancellationToken);
            if (expectedDigest is not null && digest != expectedDigest)
            {
                throw new DigestMismatchException(expectedDigest, digest);
            }

            File.Move(partial, PathOf(digest), overwrite: true);
            return digest;
        }
        finally
        {
            File.Delete(partial);
        }
    }

    public void Remove(string digest) => File.Delete(PathOf(digest));

    public IReadOnlyList<string> List() =>
        [.. Directory.EnumerateFiles(_folder, "sha256-*").Select(path => Path.GetFileName(path).Replace('-', ':'))];

    public string PathOf(string digest) => Path.Combine(_folder, digest.Replace(':', '-'));

    private static async Task<string> DigestOfAsync(string path, CancellationToken cancellationToken)
    {
        await using var file = File.OpenRead(path);
        return await Digest.OfAsync(file, cancellationToken);
    }
}
