using OllamaMcp.Emulator.Models;
using OllamaMcp.Emulator.Settings;

namespace OllamaMcp.Emulator.Registry;

/// <summary>Brings a model out to a registry, layer by layer; layers that are there already are not brought again.</summary>
internal sealed class ModelPusher(ModelStore store, HttpClient http, EmulatorOptions options)
{
    private const string NotAuthorized = "you are not authorized to push to this namespace, create the model under a namespace you own";

    public async Task PushAsync(ModelName name, bool insecure, ITransferProgress progress, CancellationToken cancellationToken)
    {
        await progress.StatusAsync("retrieving manifest");
        var json = await ManifestAsync(name, progress);
        if (ModelPuller.IsDefault(name))
        {
            throw new RegistryException(NotAuthorized);
        }

        RegistryClient registry = new(http, insecure);
        var manifest = Manifest.Parse(json);
        foreach (var layer in manifest.AllLayers)
        {
            await LayerAsync(registry, name, layer, progress, cancellationToken);
        }

        await progress.StatusAsync("pushing manifest");
        await registry.PutManifestAsync(name, json, cancellationToken);
    }

    private async Task<byte[]> ManifestAsync(ModelName name, ITransferProgress progress)
    {
        if (name.IsValid && store.Manifests.Find(name) is { } stored)
        {
            return stored.Json;
        }

        await progress.StatusAsync("couldn't retrieve manifest");
        throw new RegistryException(
            name.IsValid ? $"open {store.Manifests.PathOf(name)}: no such file or directory" : $"unqualified name: {name}"
        );
    }

    private async Task LayerAsync(
        RegistryClient registry,
        ModelName name,
        Layer layer,
        ITransferProgress progress,
        CancellationToken cancellationToken
    )
    {
        var status = $"pushing {Digest.Short(layer.Digest)}";
        if (!await registry.HasBlobAsync(name, layer, cancellationToken))
        {
            await using var content = store.Blobs.Open(layer.Digest);
            await using PacedStream paced = new(
                content,
                options,
                done => progress.LayerAsync(status, layer.Digest, layer.Size, done),
                layer.Size
            );
            await registry.UploadAsync(name, layer, paced, cancellationToken);
        }

        await progress.LayerAsync(status, layer.Digest, layer.Size, layer.Size);
    }
}
