using OllamaMcp.Emulator.Models;
using OllamaMcp.Emulator.Settings;

namespace OllamaMcp.Emulator.Registry;

/// <summary>Brings a model in, layer by layer; layers that are there already are not brought again.</summary>
internal sealed class ModelPuller(ModelStore store, IModelSource library, HttpClient http, EmulatorOptions options)
{
    public async Task PullAsync(ModelName name, bool insecure, ITransferProgress progress, CancellationToken cancellationToken)
    {
        await progress.StatusAsync("pulling manifest");
        var source = IsDefault(name) ? library : new RegistryClient(http, insecure);
        var json = await source.ManifestAsync(name, cancellationToken);
        var manifest = Manifest.Parse(json);
        foreach (var layer in manifest.AllLayers)
        {
            await LayerAsync(source, name, layer, progress, cancellationToken);
        }

        await progress.StatusAsync("verifying sha256 digest");
        await progress.StatusAsync("writing manifest");
        store.Manifests.Put(name, json);
    }

    public static bool IsDefault(ModelName name) => string.Equals(name.Host, ModelName.DefaultHost, StringComparison.OrdinalIgnoreCase);

    private async Task LayerAsync(
        IModelSource source,
        ModelName name,
        Layer layer,
        ITransferProgress progress,
        CancellationToken cancellationToken
    )
    {
        var status = $"pulling {Digest.Short(layer.Digest)}";
        if (store.Blobs.Length(layer.Digest) is null)
        {
            await using var content = await source.BlobAsync(name, layer, cancellationToken);
            await using PacedStream paced = new(
                content,
                options,
                done => progress.LayerAsync(status, layer.Digest, layer.Size, done),
                layer.Size
            );
            await AddAsync(paced, layer, cancellationToken);
        }

        await progress.LayerAsync(status, layer.Digest, layer.Size, layer.Size);
    }

    private async Task AddAsync(Stream content, Layer layer, CancellationToken cancellationToken)
    {
        try
        {
            await store.Blobs.AddAsync(content, layer.Digest, cancellationToken);
        }
        catch (DigestMismatchException mismatch)
        {
            throw new RegistryException("digest mismatch, file must be downloaded again: want " + layer.Digest, mismatch);
        }
    }
}
