using OllamaMcp.Emulator.Models;

namespace OllamaMcp.Emulator.Registry;

/// <summary>Where models can be pulled from.</summary>
internal interface IModelSource
{
    /// <summary>The manifest. Throws <see cref="RegistryException"/> in Ollama's words.</summary>
    Task<byte[]> ManifestAsync(ModelName name, CancellationToken cancellationToken);

    Task<Stream> BlobAsync(ModelName name, Layer layer, CancellationToken cancellationToken);
}
