using System.ComponentModel;
using OllamaMcp.Server.Ollama.Routing;
using OllamaMcp.Server.Tools.Calls;
using OllamaMcp.Server.Tools.Changes;
using OllamaMcp.Server.Tools.Registry;

namespace OllamaMcp.Server.Tools.Ollama;

/// <summary><c>ollama_update_model</c>: <c>POST /api/create</c>, such that the old model stays where the new one fails.</summary>
internal sealed class UpdateModelTool(OllamaRouter router, ModelReplacement replacement, ChangeFeed changes)
    : Tool<ModelDefinitionArguments, UpdateModelResult>(
        Described,
        ModelToolsJson.Default.ModelDefinitionArguments,
        ModelToolsJson.Default.UpdateModelResult
    )
{
    private static readonly ToolDescriptor Described = new()
    {
        Name = "ollama_update_model",
        Title = "Update a model",
        Description =
            "Gives an installed model a new definition, by a Modelfile or single fields; fields alone start from the model as it is. Needs "
            + "overwrite: true for a model that exists, and leaves it as it was where the new one cannot be made. Creates the model where "
            + "there is none. Returns the name and whether it was created or replaced.",
        Hints = new ToolHints(ReadOnly: false, Destructive: true, Idempotent: true, OpenWorld: true),
    };

    public override async Task<UpdateModelResult> InvokeAsync(
        ModelDefinitionArguments arguments,
        ToolCallContext call,
        CancellationToken cancellationToken
    )
    {
        var exists = await ModelPresence.IsInstalledAsync(router, arguments.Model, cancellationToken);
        var request = ModelDefinition.ToRequest(arguments, defaultFrom: exists ? arguments.Model : null);
        if (exists && arguments.Overwrite != true)
        {
            throw ModelPresence.Taken(arguments.Model);
        }

        var (status, instance) = exists
            ? await replacement.ReplaceAsync(request, call, cancellationToken)
            : await replacement.CreateAsync(request, call, cancellationToken);
        changes.AnnounceModel(arguments.Model);
        return new UpdateModelResult
        {
            Model = arguments.Model,
            Replaced = exists,
            Status = status,
            RequestId = call.RequestId,
            Instance = instance,
        };
    }
}

/// <summary>What <see cref="UpdateModelTool"/> gives.</summary>
internal sealed record UpdateModelResult
{
    [Description("The model.")]
    public required string Model { get; init; }

    [Description("True where a model was replaced, false where one was created.")]
    public required bool Replaced { get; init; }

    [Description("Ollama's last word: success.")]
    public required string Status { get; init; }

    [Description("The id of this call.")]
    public required string RequestId { get; init; }

    [Description("The instance of Ollama that answered.")]
    public required string Instance { get; init; }
}
