using OllamaMcp.Emulator.Models;
using OllamaMcp.Emulator.Seeding;
using OllamaMcp.Emulator.Settings;

namespace OllamaMcp.Emulator.Registry;

/// <summary>What stands for the default registry: the models that the options say can be pulled. Nothing leaves the machine.</summary>
internal sealed class LibrarySource(IReadOnlyList<EmulatedModel> models) : IModelSource
{
    private readonly ModelStore _store = new(new MemoryBlobStore(), new MemoryManifestStore(TimeProvider.System));
    private readonly SemaphoreSlim _seeding = new(1, 1);
    private bool _seeded;

    public async Task<byte[]> ManifestAsync(ModelName name, CancellationToken cancellationToken)
    {
        await SeedAsync(cancellationToken);
        return _store.Manifests.Find(name)?.Json ?? throw new RegistryException("pull model manifest: file does not exist");
    }

    public Task<Stream> BlobAsync(ModelName name, Layer layer, CancellationToken cancellationToken) => Task.FromResult(_store.Blobs.Open(layer.Digest));

    private async Task SeedAsync(CancellationToken cancellationToken)
    {
        await _seeding.WaitAsync(cancellationToken);
        try
        {
            if (!_seeded)
            {
                await ModelSeeder.AddMissingAsync(_store, models);
                _seeded = true;
            }
        }
        finally
        {
            _seeding.Release();
        }
    }
}
