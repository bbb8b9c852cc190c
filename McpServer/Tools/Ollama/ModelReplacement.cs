using OllamaMcp.Server.Ollama.Routing;
using OllamaMcp.Server.Ollama.Wire;
using OllamaMcp.Server.Tools.Calls;

namespace OllamaMcp.Server.Tools.Ollama;

/// <summary>
/// Replaces a model by one that is complete: it is created under another name, and takes the name over in one step. So whatever fails
/// before, the old model is there as it was. Thread-safe.
/// </summary>
internal sealed partial class ModelReplacement(OllamaRouter router, TimeProvider time, ILogger<ModelReplacement> logger)
{
    private static readonly TimeSpan CleanupLimit = TimeSpan.FromSeconds(10);

    /// <summary>Creates a model, and gives Ollama's last word and who said it.</summary>
    public async Task<(string Status, string Instance)> CreateAsync(
        CreateRequest request,
        ToolCallContext call,
        CancellationToken cancellationToken
    )
    {
        await using var creation = await router.CreateAsync(request, cancellationToken);
        var progress = await LayerProgress.FollowAsync(creation, call, cancellationToken);
        return (progress.Status, creation.Instance);
    }

    /// <summary>As <see cref="CreateAsync"/>, for a name that is taken.</summary>
    public async Task<(string Status, string Instance)> ReplaceAsync(
        CreateRequest request,
        ToolCallContext call,
        CancellationToken cancellationToken
    )
    {
        var draft = $"ollama-mcp-draft-{Guid.NewGuid():N}";
        try
        {
            var created = await CreateAsync(request with { Model = draft }, call, cancellationToken);
            await router.CopyAsync(new CopyRequest { Source = draft, Destination = request.Model }, cancellationToken);
            return created;
        }
        finally
        {
            await RemoveAsync(draft);
        }
    }

    // Not under the call's own token: a call that was cancelled must not leave its draft behind.
    private async Task RemoveAsync(string draft)
    {
        using var limit = new CancellationTokenSource(CleanupLimit, time);
        try
        {
            await router.DeleteAsync(new DeleteRequest { Model = draft }, limit.Token);
        }
        catch (OllamaErrorException error) when (error.Status == StatusCodes.Status404NotFound)
        {
            // It did not come so far.
        }
        catch (Exception exception) when (exception is OllamaException or OperationCanceledException)
        {
            LogDraftLeft(exception, draft);
        }
    }

    [LoggerMessage(
        EventId = 3201,
        Level = LogLevel.Warning,
        Message = "The draft {Model} could not be removed; ollama_delete_model does it"
    )]
    private partial void LogDraftLeft(Exception exception, string model);
}
