namespace OllamaMcp.Emulator.Models;

/// <summary>Manifests in a folder tree <c>host/namespace/model/tag</c>, as Ollama keeps them.</summary>
internal sealed class DiskManifestStore : IManifestStore
{
    private readonly string _folder;

    public DiskManifestStore(string modelsPath)
    {
        _folder = Path.Combine(Path.GetFullPath(modelsPath), "manifests");
        Directory.CreateDirectory(_folder);
    }

    public StoredManifest? Find(ModelName name)
    {
        var exact = PathOf(name);
        return File.Exists(exact) ? Read(name, exact) : List().FirstOrDefault(stored => stored.Name.Key == name.Key);
    }

    public IReadOnlyList<StoredManifest> List()
    {
        List<StoredManifest> all = [];
        foreach (var path in Directory.EnumerateFiles(_folder, "*", SearchOption.AllDirectories))
        {
            var parts = Path.GetRelativePath(_folder, path).Split(Path.DirectorySeparatorChar);
            if (parts.Length == 4 && new ModelName(parts[0], parts[1], parts[2], parts[3]) is { IsValid: true } name)
            {
                all.Add(Read(name, path));
            }
        }

        return all;
    }

    public void Put(ModelName name, byte[] json)
    {
        var path = PathOf(Find(name)?.Name ?? name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        // Five parts deep, so that a list in between does not take it for a manifest
        var partial = Path.Combine(Directory.CreateDirectory(path + ".partial").FullName, Guid.NewGuid().ToString("N"));
        File.WriteAllBytes(partial, json);
        File.Move(partial, path, overwrite: true);
        Directory.Delete(path + ".partial", recursive: true);
    }

    public bool Remove(ModelName name)
    {
        if (Find(name) is not { } stored)
        {
            return false;
        }

        File.Delete(PathOf(stored.Name));
        return true;
    }

    public string PathOf(ModelName name) => Path.Combine(_folder, name.Host, name.Namespace, name.Model, name.Tag);

    private static StoredManifest Read(ModelName name, string path) =>
        new(name, File.ReadAllBytes(path), new DateTimeOffset(File.GetLastWriteTimeUtc(path), TimeSpan.Zero));
}
