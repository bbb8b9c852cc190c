using System.Text;
using System.Text.Json;

namespace OllamaMcp.Emulator.Models;

/// <summary>Stores texts as layers. Safe for any number of callers at once.</summary>
internal sealed class LayerWriter(IBlobStore blobs)
{
    public Task<Layer> TextAsync(string mediaType, string text) => BytesAsync(mediaType, Encoding.UTF8.GetBytes(text));

    public async Task<Layer> BytesAsync(string mediaType, byte[] content)
    {
        using MemoryStream stream = new(content, writable: false);
        var digest = await blobs.AddAsync(stream, null, CancellationToken.None);
        return new Layer(mediaType, digest, content.Length);
    }

    public async Task<Layer> ParametersAsync(IReadOnlyDictionary<string, JsonElement> parameters)
    {
        using MemoryStream buffer = new();
        using (Utf8JsonWriter json = new(buffer))
        {
            json.WriteStartObject();
            foreach ((var name, var value) in parameters)
            {
                json.WritePropertyName(name);
                value.WriteTo(json);
            }

            json.WriteEndObject();
        }

        return await BytesAsync(Layer.Parameters, buffer.ToArray());
    }

    public async Task<Layer> MessagesAsync(IReadOnlyList<StoredMessage> messages)
    {
        using MemoryStream buffer = new();
        using (Utf8JsonWriter json = new(buffer))
        {
            json.WriteStartArray();
            foreach (var message in messages)
            {
                json.WriteStartObject();
                json.WriteString("role", message.Role);
                json.WriteString("content", message.Content);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        return await BytesAsync(Layer.Messages, buffer.ToArray());
    }

    /// <summary>Stores the config of these layers, and gives the whole.</summary>
    public async Task<Manifest> ManifestAsync(ModelConfig config, IReadOnlyList<Layer> layers)
    {
        var stored = await BytesAsync(Layer.Config, config.ToJson(layers.Select(layer => layer.Digest)));
        return new Manifest(stored, layers);
    }
}
