using System.ComponentModel;
using OllamaMcp.Server.Ollama.Wire;

namespace OllamaMcp.Server.Tools.Ollama;

/// <summary>What <see cref="SearchModelsTool"/> gives.</summary>
internal sealed record SearchModelsResult
{
    [Description("The installed models that match; size is in bytes.")]
    public required IReadOnlyList<ModelSummary> Models { get; init; }

    [Description("How many match, also beyond the limit.")]
    public required int Count { get; init; }

    [Description("What the registry says, where it was asked.")]
    public RemoteModel? Remote { get; init; }

    [Description("The instance of Ollama that answered.")]
    public required string Instance { get; init; }
}
