using System.ComponentModel;
using OllamaMcp.Server.Ollama.Routing;
using OllamaMcp.Server.Tools.Calls;
using OllamaMcp.Server.Tools.Changes;
using OllamaMcp.Server.Tools.Registry;

namespace OllamaMcp.Server.Tools.Ollama;

/// <summary><c>ollama_create_model</c>: <c>POST /api/create</c>.</summary>
internal sealed class CreateModelTool(OllamaRouter router, ChangeFeed changes)
    : Tool<ModelDefinitionArguments, CreateModelResult>(
        Described,
        ModelToolsJson.Default.ModelDefinitionArguments,
        ModelToolsJson.Default.CreateModelResult
    )
{
    private static readonly ToolDescriptor Described = new()
    {
        Name = "ollama_create_model",
        Title = "Create a model",
        Description =
            "Creates a model from another one with a system prompt, template, parameters, adapters or messages of its own, or from files "
            + "that Ollama has as blobs. Give a whole Modelfile or single fields. A model to start from that is not installed is pulled. "
            + "Refuses a name that is taken unless overwrite is true. Returns the name and Ollama's last word.",
        Hints = new ToolHints(ReadOnly: false, Destructive: true, Idempotent: true, OpenWorld: true),
    };

    public override async Task<CreateModelResult> InvokeAsync(
        ModelDefinitionArguments arguments,
        ToolCallContext call,
        CancellationToken cancellationToken
    )
    {
        var request = ModelDefinition.ToRequest(arguments, defaultFrom: null);
        if (arguments.Overwrite != true)
        {
            await ModelPresence.RequireFreeAsync(router, arguments.Model, cancellationToken);
        }

        await using var creation = await router.CreateAsync(request, cancellationToken);
        var progress = await LayerProgress.FollowAsync(creation, call, cancellationToken);
        changes.AnnounceModel(arguments.Model);
        return new CreateModelResult
        {
            Model = arguments.Model,
            Status = progress.Status,
            RequestId = call.RequestId,
            Instance = creation.Instance,
        };
    }
}

/// <summary>What <see cref="CreateModelTool"/> gives.</summary>
internal sealed record CreateModelResult
{
    [Description("The model that was made.")]
    public required string Model { get; init; }

    [Description("Ollama's last word: success.")]
    public required string Status { get; init; }

    [Description("The id of this call.")]
    public required string RequestId { get; init; }

    [Description("The instance of Ollama that answered.")]
    public required string Instance { get; init; }
}
