using System.Collections.Concurrent;
using System.Text.Json;

namespace OllamaMcp.Emulator.Models;

/// <summary>All models: manifests, their blobs, and what they say together. Safe for any number of callers at once.</summary>
internal sealed class ModelStore(IBlobStore blobs, IManifestStore manifests)
{
    // By the digest of the manifest: contents never change under a digest
    private readonly ConcurrentDictionary<string, ModelRecord> _read = new(StringComparer.Ordinal);

    public IBlobStore Blobs => blobs;
    public IManifestStore Manifests => manifests;

    /// <summary>The model, or null where there is none or its parts are missing.</summary>
    public ModelRecord? Find(ModelName name) => name.IsValid && manifests.Find(name) is { } stored ? Record(stored) : null;

    /// <summary>Newest first.</summary>
    public IReadOnlyList<ModelRecord> List() =>
        [
            .. manifests
                .List()
                .Select(Record)
                .OfType<ModelRecord>()
                .OrderByDescending(model => model.ModifiedAt.ToUnixTimeSeconds())
                .ThenBy(model => model.Name.Short, StringComparer.Ordinal),
        ];

    public void Copy(ModelRecord source, ModelName destination) => manifests.Put(destination, manifests.Find(source.Name)!.Json);

    /// <summary>Removes the name, and the blobs that no other model needs.</summary>
    public bool Delete(ModelName name)
    {
        if (manifests.Find(name) is not { } stored || !manifests.Remove(name))
        {
            return false;
        }

        var needed = manifests
            .List()
            .SelectMany(other => Manifest.Parse(other.Json).AllLayers)
            .Select(layer => layer.Digest)
            .ToHashSet(StringComparer.Ordinal);
        foreach (var layer in Manifest.Parse(stored.Json).AllLayers.Where(layer => !needed.Contains(layer.Digest)))
        {
            blobs.Remove(layer.Digest);
        }

        return true;
    }

    public string ReadText(Layer layer)
    {
        using StreamReader reader = new(blobs.Open(layer.Digest));
        return reader.ReadToEnd();
    }

    private ModelRecord? Record(StoredManifest stored)
    {
        var digest = Digest.Of(stored.Json)[7..];
        try
        {
            var record = _read.GetOrAdd(digest, _ => Read(stored, digest));
            return record.Name == stored.Name && record.ModifiedAt == stored.ModifiedAt
                ? record
                : record with
                {
                    Name = stored.Name,
                    ModifiedAt = stored.ModifiedAt,
                };
        }
        catch (Exception exception) when (exception is IOException or JsonException or KeyNotFoundException)
        {
            return null; // a part is missing: Ollama leaves such a model out as well
        }
    }

    private ModelRecord Read(StoredManifest stored, string digest)
    {
        var manifest = Manifest.Parse(stored.Json);
        var weights = manifest.Find(Layer.Model) ?? throw new FileNotFoundException("the manifest names no weights");
        using var content = blobs.Open(weights.Digest);
        using var config = JsonDocument.Parse(ReadText(manifest.Config));
        return new ModelRecord
        {
            Name = stored.Name,
            Digest = digest,
            Size = manifest.Size,
            ModifiedAt = stored.ModifiedAt,
            Manifest = manifest,
            Config = ModelConfig.Parse(config.RootElement),
            Weights = GgufFile.Read(content) ?? throw new FileNotFoundException("the weights are no GGUF"),
            WeightsPath = blobs.PathOf(weights.Digest),
            ParentModel = weights.From ?? "",
            Template = manifest.Find(Layer.Template) is { } template ? ReadText(template) : "{{ .Prompt }}",
            System = manifest.Find(Layer.System) is { } system ? ReadText(system) : "",
            Licenses = [.. manifest.Layers.Where(layer => layer.MediaType == Layer.License).Select(ReadText)],
            Parameters = ReadParameters(manifest),
            Messages = ReadMessages(manifest),
        };
    }

    private Dictionary<string, JsonElement> ReadParameters(Manifest manifest)
    {
        Dictionary<string, JsonElement> parameters = new(StringComparer.Ordinal);
        if (manifest.Find(Layer.Parameters) is { } layer)
        {
            using var json = JsonDocument.Parse(ReadText(layer));
            foreach (var property in json.RootElement.EnumerateObject())
            {
                parameters[property.Name] = property.Value.Clone();
            }
        }

        return parameters;
    }

    private List<StoredMessage> ReadMessages(Manifest manifest)
    {
        if (manifest.Find(Layer.Messages) is not { } layer)
        {
            return [];
        }

        using var json = JsonDocument.Parse(ReadText(layer));
        return
        [
            .. json
                .RootElement.EnumerateArray()
                .Select(message => new StoredMessage(
                    message.GetProperty("role").GetString() ?? "",
                    message.GetProperty("content").GetString() ?? ""
                )),
        ];
    }
}
