using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace OllamaMcp.Server.Tools.Generation;

/// <summary>What <c>ollama_create_embeddings</c> gives.</summary>
internal sealed record CreateEmbeddingsResult
{
    [Description("The model that was asked.")]
    public required string Model { get; init; }

    [Description("The vectors, in the order of the texts.")]
    public required IReadOnlyList<IReadOnlyList<float>> Embeddings { get; init; }

    [Description("How many vectors there are.")]
    public required int Count { get; init; }

    [Description("How many numbers each vector has.")]
    public required int Dimensions { get; init; }

    [Description("Tokens of the texts that were read.")]
    public int? PromptTokens { get; init; }

    [Description("Milliseconds in all, by Ollama's own clock.")]
    public double? TotalMs { get; init; }

    [Description("Milliseconds for loading the model.")]
    public double? LoadMs { get; init; }

    [Description("Milliseconds from the call to the answer, measured by this server.")]
    public required double ElapsedMs { get; init; }

    [Description("The instances of Ollama that answered.")]
    public required IReadOnlyList<string> Instances { get; init; }

    [Description("The id of this call.")]
    public required string RequestId { get; init; }

    /// <summary>What a newer Ollama says beyond this.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Unknown { get; set; }
}
