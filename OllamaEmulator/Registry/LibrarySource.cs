using OllamaMcp.Emulator.Models;
using OllamaMcp.Emulator.Seeding;
using OllamaMcp.Emulator.Settings;

namespace OllamaMcp.Emulator.Registry;

/// <summary>What stands for the default registry: the models that the options say can be pulled. Nothing leaves the machine.</summary>
internal sealed class LibrarySource(IReadOnlyList<EmulatedModel> models) : IModelSource
{
    private readonly ModelStore _store = new(new MemoryBlobStore(), new MemoryManifestStore(TimeProvider.System));
    private readonly Lock _gate = new();
    private Task? _seeded;

    public async Task<byte[]> ManifestAsync(ModelName name, CancellationToken cancellationToken)
    {
        await SeedAsync(cancellationToken);
        return _store.Manifests.Find(name)?.Json ?? throw new RegistryException("pull model manifest: file does not exist");
    }

    public Task<Stream> BlobAsync(ModelName name, Layer layer, CancellationToken cancellationToken) =>
        Task.FromResult(_store.Blobs.Open(layer.Digest));

    // Once, when the first model is asked for
    private Task SeedAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            _seeded ??= ModelSeeder.AddMissingAsync(_store, models);
            return _seeded.WaitAsync(cancellationToken);
        }
    }
}
