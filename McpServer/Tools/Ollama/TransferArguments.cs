using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using OllamaMcp.Server.Ollama.Wire;
using OllamaMcp.Server.Tools.Registry;
using OllamaMcp.Server.Tools.Schema;

namespace OllamaMcp.Server.Tools.Ollama;

/// <summary>What <see cref="PullModelTool"/> and <see cref="PushModelTool"/> take.</summary>
internal sealed record TransferArguments : IRequestIdentified
{
    [Description("The model, such as llama3.2:3b or registry.example/team/model:tag; without a tag :latest is meant.")]
    [RegularExpression(Patterns.ModelName)]
    public required string Model { get; init; }

    [Description("Whether the registry may speak plain HTTP or show a certificate that nobody vouches for. Default: false.")]
    public bool? Insecure { get; init; }

    [Description("An id of your own by which ollama_cancel_request can end this call. Default: one is made.")]
    [RegularExpression(Patterns.RequestId)]
    public string? RequestId { get; init; }

    public TransferRequest ToRequest() => new() { Model = Model, Insecure = Insecure };
}
