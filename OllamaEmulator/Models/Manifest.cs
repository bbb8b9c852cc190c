using System.Text.Json;

namespace OllamaMcp.Emulator.Models;

/// <summary>What a model consists of, in the form in which registries keep it. The digest is that of its JSON.</summary>
internal sealed record Manifest(Layer Config, IReadOnlyList<Layer> Layers)
{
    public const string MediaType = "application/vnd.docker.distribution.manifest.v2+json";

    public long Size => Config.Size + Layers.Sum(layer => layer.Size);

    public IEnumerable<Layer> AllLayers => Layers.Append(Config);

    public Layer? Find(string mediaType) => Layers.FirstOrDefault(layer => layer.MediaType == mediaType);

    public static Manifest Parse(ReadOnlySpan<byte> json)
    {
        Utf8JsonReader reader = new(json);
        using var document = JsonDocument.ParseValue(ref reader);
        var root = document.RootElement;
        return new Manifest(LayerFrom(root.GetProperty("config")), [.. root.GetProperty("layers").EnumerateArray().Select(LayerFrom)]);
    }

    public byte[] ToJson()
    {
        using MemoryStream buffer = new();
        using (Utf8JsonWriter json = new(buffer))
        {
            json.WriteStartObject();
            json.WriteNumber("schemaVersion", 2);
            json.WriteString("mediaType", MediaType);
            json.WritePropertyName("config");
            Write(json, Config);
            json.WriteStartArray("layers");
            foreach (var layer in Layers)
            {
                Write(json, layer);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return buffer.ToArray();
    }

    private static Layer LayerFrom(JsonElement json) =>
        new(json.GetProperty("mediaType").GetString()!, json.GetProperty("digest").GetString()!, json.GetProperty("size").GetInt64())
        {
            From = json.TryGetProperty("from", out var from) ? from.GetString() : null,
        };

    private static void Write(Utf8JsonWriter json, Layer layer)
    {
        json.WriteStartObject();
        json.WriteString("mediaType", layer.MediaType);
        json.WriteString("digest", layer.Digest);
        json.WriteNumber("size", layer.Size);
        if (layer.From is not null)
        {
            json.WriteString("from", layer.From);
        }

        json.WriteEndObject();
    }
}
