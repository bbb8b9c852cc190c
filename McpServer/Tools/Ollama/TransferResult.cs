using System.ComponentModel;

namespace OllamaMcp.Server.Tools.Ollama;

/// <summary>What <see cref="PullModelTool"/> and <see cref="PushModelTool"/> give.</summary>
internal sealed record TransferResult
{
    [Description("The model.")]
    public required string Model { get; init; }

    [Description("Ollama's last word: success.")]
    public required string Status { get; init; }

    [Description("The layers that the model is made of, as far as Ollama named them.")]
    public required IReadOnlyList<LayerTransfer> Layers { get; init; }

    [Description("The bytes of all these layers; those that were there before are counted too.")]
    public required long TotalBytes { get; init; }

    [Description("The id of this call.")]
    public required string RequestId { get; init; }

    [Description("The instance of Ollama that answered.")]
    public required string Instance { get; init; }

    public static TransferResult Of(string model, LayerProgress progress, string requestId, string instance) =>
        new()
        {
            Model = model,
            Status = progress.Status,
            Layers = progress.Layers,
            TotalBytes = progress.Layers.Sum(layer => layer.Total),
            RequestId = requestId,
            Instance = instance,
        };
}
