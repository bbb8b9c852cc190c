using System.Text.Json;

namespace OllamaMcp.Emulator.Models;

/// <summary>A stored model with everything that its layers say. Immutable.</summary>
internal sealed record ModelRecord
{
    public required ModelName Name { get; init; }
    public required string Digest { get; init; }
    public required long Size { get; init; }
    public required DateTimeOffset ModifiedAt { get; init; }
    public required Manifest Manifest { get; init; }
    public required ModelConfig Config { get; init; }
    public required GgufFile Weights { get; init; }
    public string Template { get; init; } = "{{ .Prompt }}";
    public string System { get; init; } = "";
    public IReadOnlyList<string> Licenses { get; init; } = [];
    public IReadOnlyDictionary<string, JsonElement> Parameters { get; init; } = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
    public IReadOnlyList<StoredMessage> Messages { get; init; } = [];

    /// <summary>Path of the weights, and the model that they were taken from.</summary>
    public string WeightsPath { get; init; } = "";
    public string ParentModel { get; init; } = "";

    public string WeightsDigest => Manifest.Find(Layer.Model)!.Digest;
    public long ReportedSize => Config.ReportedSize ?? Size;
    public int TrainedContext => (int)(Weights.Number($"{Weights.Architecture}.context_length") ?? 2048);
    public int EmbeddingLength => (int)(Weights.Number($"{Weights.Architecture}.embedding_length") ?? 64);

    public IReadOnlyList<string> Capabilities => _capabilities ??= FindCapabilities();
    private IReadOnlyList<string>? _capabilities;

    public bool Can(string capability) => Capabilities.Contains(capability, StringComparer.Ordinal);

    private List<string> FindCapabilities()
    {
        List<string> found = [Weights.IsEmbedding ? Capability.Embedding : Capability.Completion];
        if (Template.Contains(".Tools", StringComparison.Ordinal))
        {
            found.Add(Capability.Tools);
        }

        if (Template.Contains(".Suffix", StringComparison.OrdinalIgnoreCase))
        {
            found.Add(Capability.Insert);
        }

        if (Template.Contains(".IsThinkSet", StringComparison.Ordinal) || Template.Contains(".Thinking", StringComparison.Ordinal))
        {
            found.Add(Capability.Thinking);
        }

        found.AddRange(Config.ExtraCapabilities.Except(found, StringComparer.Ordinal));
        return found;
    }
}
