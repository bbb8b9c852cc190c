using System.Collections.Concurrent;

namespace OllamaMcp.Emulator.Models;

/// <summary>Manifests that last as long as the emulator.</summary>
internal sealed class MemoryManifestStore(TimeProvider time) : IManifestStore
{
    private readonly ConcurrentDictionary<string, StoredManifest> _manifests = new(StringComparer.Ordinal);

    public StoredManifest? Find(ModelName name) => _manifests.GetValueOrDefault(name.Key);

    public IReadOnlyList<StoredManifest> List() => [.. _manifests.Values];

    public void Put(ModelName name, byte[] json)
    {
        var now = time.GetUtcNow();
        _manifests.AddOrUpdate(name.Key, _ => new StoredManifest(name, json, now), (_, old) => old with { Json = json, ModifiedAt = now });
    }

    public bool Remove(ModelName name) => _manifests.TryRemove(name.Key, out _);

    public string PathOf(ModelName name) => $"/emulator/models/manifests/{name.Host}/{name.Namespace}/{name.Model}/{name.Tag}";
}
