using System.ComponentModel;
using OllamaMcp.Server.Errors;
using OllamaMcp.Server.Ollama.Routing;
using OllamaMcp.Server.Ollama.Wire;
using OllamaMcp.Server.Tools.Calls;
using OllamaMcp.Server.Tools.Changes;
using OllamaMcp.Server.Tools.Failures;
using OllamaMcp.Server.Tools.Registry;

namespace OllamaMcp.Server.Tools.Ollama;

/// <summary><c>ollama_delete_model</c>: <c>DELETE /api/delete</c>.</summary>
internal sealed class DeleteModelTool(OllamaRouter router, ChangeFeed changes)
    : Tool<ModelArguments, DeleteModelResult>(Described, ModelToolsJson.Default.ModelArguments, ModelToolsJson.Default.DeleteModelResult)
{
    private static readonly ToolDescriptor Described = new()
    {
        Name = "ollama_delete_model",
        Title = "Delete a model",
        Description =
            "Deletes an installed model and frees the files that no other model shares. It cannot be undone but by pulling or creating the "
            + "model again. Returns the name of the deleted model.",
        Hints = new ToolHints(ReadOnly: false, Destructive: true, Idempotent: true, OpenWorld: false),
    };

    public override async Task<DeleteModelResult> InvokeAsync(
        ModelArguments arguments,
        ToolCallContext call,
        CancellationToken cancellationToken
    )
    {
        var deleted = await DeleteAsync(arguments.Model, cancellationToken);
        changes.AnnounceModel(arguments.Model);
        return new DeleteModelResult
        {
            Model = arguments.Model,
            Deleted = true,
            Instance = deleted.Instance,
        };
    }

    private async Task<Routed<bool>> DeleteAsync(string model, CancellationToken cancellationToken)
    {
        try
        {
            return await router.DeleteAsync(new DeleteRequest { Model = model }, cancellationToken);
        }
        catch (OllamaErrorException refused) when (OllamaRefusals.ModelNotFound(refused) is not null)
        {
            // Elsewhere the error offers other models and the pull tool; here that would lead to losing one that nobody named.
            throw new ToolException(ErrorCodes.ModelNotFound, $"Ollama has no model '{model}'; nothing was deleted.", refused)
            {
                Tried = OllamaFaults.Place(refused.Address),
                Next = "Nothing where the name is right. ollama_list_models tells the names that are installed.",
            };
        }
    }
}

/// <summary>What <see cref="DeleteModelTool"/> gives.</summary>
internal sealed record DeleteModelResult
{
    [Description("The model that was asked for.")]
    public required string Model { get; init; }

    [Description("Always true: where nothing is deleted the call is an error.")]
    public required bool Deleted { get; init; }

    [Description("The instance of Ollama that answered.")]
    public required string Instance { get; init; }
}
