using OllamaMcp.Server.Errors;
using OllamaMcp.Server.Ollama.Routing;
using OllamaMcp.Server.Ollama.Wire;
using OllamaMcp.Server.Tools.Calls;
using OllamaMcp.Server.Tools.Failures;
using OllamaMcp.Server.Tools.Registry;

namespace OllamaMcp.Server.Tools.Ollama;

/// <summary><c>ollama_push_model</c>: <c>POST /api/push</c>.</summary>
internal sealed class PushModelTool(OllamaRouter router)
    : Tool<TransferArguments, TransferResult>(Described, ModelToolsJson.Default.TransferArguments, ModelToolsJson.Default.TransferResult)
{
    private static readonly ToolDescriptor Described = new()
    {
        Name = "ollama_push_model",
        Title = "Push a model",
        Description =
            "Uploads an installed model to a registry. Its name says where to, such as yourname/model:tag or registry.example/team/model:tag; "
            + "ollama_copy_model gives it such a name. Replaces what the registry has under that name. Ended early, it goes on where it "
            + "stopped when it is called again. Progress tells the bytes of each layer; returns the layers with their bytes.",
        Hints = new ToolHints(ReadOnly: false, Destructive: true, Idempotent: true, OpenWorld: true),
    };

    public override async Task<TransferResult> InvokeAsync(
        TransferArguments arguments,
        ToolCallContext call,
        CancellationToken cancellationToken
    )
    {
        await using var transfer = await router.PushAsync(arguments.ToRequest(), cancellationToken);
        try
        {
            var progress = await LayerProgress.FollowAsync(transfer, call, cancellationToken);
            return TransferResult.Of(arguments.Model, progress, call.RequestId, transfer.Instance);
        }
        catch (OllamaErrorException error) when (OllamaRefusals.IsMissingManifest(error))
        {
            throw NotInstalled(arguments.Model, error);
        }
    }

    private static ToolException NotInstalled(string model, OllamaErrorException error) =>
        new(ErrorCodes.ModelNotFound, $"Ollama has no model '{model}' to push.", error)
        {
            Tried = OllamaFaults.Place(error.Address),
            Next = "Give an installed model this name with ollama_copy_model, then push again; ollama_list_models tells what is installed.",
        };
}
