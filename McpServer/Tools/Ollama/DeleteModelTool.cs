using System.ComponentModel;
using OllamaMcp.Server.Ollama.Routing;
using OllamaMcp.Server.Ollama.Wire;
using OllamaMcp.Server.Tools.Calls;
using OllamaMcp.Server.Tools.Changes;
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
        var deleted = await router.DeleteAsync(new DeleteRequest { Model = arguments.Model }, cancellationToken);
        changes.AnnounceModel(arguments.Model);
        return new DeleteModelResult
        {
            Model = arguments.Model,
            Deleted = true,
            Instance = deleted.Instance,
        };
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
