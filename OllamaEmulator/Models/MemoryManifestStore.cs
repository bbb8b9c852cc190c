using System.Collections.Concurrent;

namespace OllamaMcp.Emulator.Models;

/// <summary>Manifests that last as long as the emulator.</summary>
internal sealed class MemoryManifestStore(TimeProvider time) : IManifestStore
{
    private readonly ConcurrentDictionary<string, StoredManifest> manifests = new(StringComparer.Ordinal);

    public StoredManifest? Find(ModelName name) => manifests.GetValueOrDefault(name.Key);

    public IReadOnlyList<StoredManifest> List() => [.. manifests.Values];

    public void Put(ModelName name, byte[] json)
    {
        DateTimeOffset now = time.GetUtcNow();
        manifests.AddOrUpdate(name.Key, _ => new StoredManifest(name, json, now), (_, old) => old with { Json = json, ModifiedAt = now });
    }

    public bool Remove(ModelName name) => manifests.TryRemove(name.Key, out _);

    public string PathOf(ModelName name) => $"/emulator/models/manifests/{name.Host}/{name.Namespace}/{name.Model}/{name.Tag}";
}
