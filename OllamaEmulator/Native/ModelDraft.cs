using System.Text;
using System.Text.Json;
using OllamaMcp.Emulator.Models;

namespace OllamaMcp.Emulator.Native;

/// <summary>A model that is being made. For one maker.</summary>
internal sealed class ModelDraft(IBlobStore blobs, ModelConfig config)
{
    private readonly LayerWriter _writer = new(blobs);

    public ModelConfig Config { get; set; } = config;

    /// <summary>The parts in order, and whether they had to be stored.</summary>
    public List<(Layer Layer, bool IsNew)> Layers { get; init; } = [];

    public Dictionary<string, JsonElement> Parameters { get; init; } = new(StringComparer.Ordinal);

    public Task ReplaceAsync(string mediaType, string text)
    {
        Remove(mediaType);
        return AddAsync(mediaType, text);
    }

    public async Task AddAsync(string mediaType, string text)
    {
        var isNew = blobs.Length(Digest.Of(Encoding.UTF8.GetBytes(text))) is null;
        Layers.Add((await _writer.TextAsync(mediaType, text), isNew));
    }

    /// <summary>Puts these over the parameters of the model that it comes from.</summary>
    public async Task SetParametersAsync(JsonElement? parameters)
    {
        if (parameters is not { } given)
        {
            return;
        }

        foreach (var parameter in given.EnumerateObject())
        {
            Parameters[parameter.Name] = parameter.Value;
        }

        Remove(Layer.Parameters);
        HashSet<string> before = [.. blobs.List()];
        var layer = await _writer.ParametersAsync(Parameters);
        Layers.Add((layer, !before.Contains(layer.Digest)));
    }

    public async Task SetMessagesAsync(IReadOnlyList<StoredMessage> messages)
    {
        if (messages.Count == 0)
        {
            return;
        }

        Remove(Layer.Messages);
        HashSet<string> before = [.. blobs.List()];
        var layer = await _writer.MessagesAsync(messages);
        Layers.Add((layer, !before.Contains(layer.Digest)));
    }

    private void Remove(string mediaType) => Layers.RemoveAll(part => part.Layer.MediaType == mediaType);
}
