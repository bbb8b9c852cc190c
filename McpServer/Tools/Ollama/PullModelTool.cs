using OllamaMcp.Server.Errors;
using OllamaMcp.Server.Ollama.Routing;
using OllamaMcp.Server.Ollama.Wire;
using OllamaMcp.Server.Tools.Calls;
using OllamaMcp.Server.Tools.Changes;
using OllamaMcp.Server.Tools.Failures;
using OllamaMcp.Server.Tools.Registry;

namespace OllamaMcp.Server.Tools.Ollama;

/// <summary><c>ollama_pull_model</c>: <c>POST /api/pull</c>.</summary>
internal sealed class PullModelTool(OllamaRouter router, ChangeFeed changes)
    : Tool<TransferArguments, TransferResult>(Described, ModelToolsJson.Default.TransferArguments, ModelToolsJson.Default.TransferResult)
{
    private static readonly ToolDescriptor Described = new()
    {
        Name = "ollama_pull_model",
        Title = "Pull a model",
        Description =
            "Downloads a model from its registry, or brings an installed one up to date. Use it where a model is not installed. May take "
            + "minutes to hours; progress tells the bytes of each layer. Ended early, it goes on where it stopped when it is called again. "
            + "Returns the layers with their bytes.",
        Hints = new ToolHints(ReadOnly: false, Destructive: false, Idempotent: true, OpenWorld: true),
    };

    public override async Task<TransferResult> InvokeAsync(
        TransferArguments arguments,
        ToolCallContext call,
        CancellationToken cancellationToken
    )
    {
        try
        {
            await using var transfer = await router.PullAsync(arguments.ToRequest(), cancellationToken);
            var progress = await LayerProgress.FollowAsync(transfer, call, cancellationToken);
            changes.AnnounceModel(arguments.Model);
            return TransferResult.Of(arguments.Model, progress, call.RequestId, transfer.Instance);
        }
        catch (OllamaErrorException error) when (OllamaRefusals.CodeOf(error) == ErrorCodes.ModelNotFound)
        {
            throw NotInRegistry(arguments.Model, error);
        }
    }

    private static ToolException NotInRegistry(string model, OllamaErrorException error) =>
        new(ErrorCodes.ModelNotFound, $"The registry has no model '{model}'. Ollama says: {error.Error}", error)
        {
            Tried = OllamaFaults.Place(error.Address),
            Next = "Check name and tag; ollama_search_models with remote: true looks an exact name up in the registry.",
        };
}
