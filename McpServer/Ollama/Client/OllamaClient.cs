using System.Text.Json.Serialization.Metadata;
using OllamaMcp.Server.Ollama.Tracing;
using OllamaMcp.Server.Ollama.Wire;

namespace OllamaMcp.Server.Ollama.Client;

/// <summary>
/// HTTP to one Ollama. Thread-safe. Every method throws <see cref="OllamaException"/> where the call fails and
/// <see cref="OperationCanceledException"/> where it is cancelled; cancelling closes the connection, which is what stops the model.
/// Nothing is tried twice here.
/// </summary>
/// <param name="http">Sends the requests; see <see cref="OllamaHttp"/>.</param>
/// <param name="address">The base address, ending in a slash.</param>
/// <param name="options">Limits and the clock.</param>
/// <param name="apiKey">Sent as a bearer token with every request. Null for none.</param>
internal sealed class OllamaClient(HttpMessageInvoker http, Uri address, OllamaClientOptions options, string? apiKey = null)
{
    private readonly OllamaCall _call = new(http, address, options, apiKey);

    /// <summary>Where this Ollama is.</summary>
    public Uri Address { get; } = address;

    public Task<ListModelsResponse> ListModelsAsync(CancellationToken cancellationToken) =>
        GetAsync(OllamaRoutes.ListModels, cancellationToken);

    public Task<ListProcessesResponse> ListProcessesAsync(CancellationToken cancellationToken) =>
        GetAsync(OllamaRoutes.ListProcesses, cancellationToken);

    public Task<VersionResponse> GetVersionAsync(CancellationToken cancellationToken) => GetAsync(OllamaRoutes.Version, cancellationToken);

    public Task<ShowResponse> ShowAsync(ShowRequest request, CancellationToken cancellationToken) =>
        AskAsync(OllamaRoutes.Show, null, request, OllamaJson.Default.ShowRequest, cancellationToken);

    /// <summary>Whether a blob is there. A malformed digest is an <see cref="OllamaErrorException"/> of status 400.</summary>
    public async Task<bool> BlobExistsAsync(string digest, CancellationToken cancellationToken)
    {
        try
        {
            using var reply = await _call.SendAsync(OllamaRoutes.Blob(digest), cancellationToken);
            return true;
        }
        catch (OllamaErrorException missing) when (missing.Status == 404)
        {
            return false;
        }
    }

    public Task CopyAsync(CopyRequest request, CancellationToken cancellationToken) =>
        TellAsync(OllamaRoutes.Copy, request, OllamaJson.Default.CopyRequest, cancellationToken);

    public Task DeleteAsync(DeleteRequest request, CancellationToken cancellationToken) =>
        TellAsync(OllamaRoutes.Delete, request, OllamaJson.Default.DeleteRequest, cancellationToken);

    public Task<EmbedResponse> EmbedAsync(EmbedRequest request, CancellationToken cancellationToken) =>
        AskAsync(OllamaRoutes.Embed, request.Model, request, OllamaJson.Default.EmbedRequest, cancellationToken);

    public Task<EmbeddingsResponse> EmbeddingsAsync(EmbeddingsRequest request, CancellationToken cancellationToken) =>
        AskAsync(OllamaRoutes.Embeddings, request.Model, request, OllamaJson.Default.EmbeddingsRequest, cancellationToken);

    /// <summary>Returns once Ollama has begun to answer.</summary>
    public Task<OllamaStream<GenerateResponse>> GenerateAsync(GenerateRequest request, CancellationToken cancellationToken)
    {
        var streamed = request with { Stream = true };
        return OpenAsync(OllamaRoutes.Generate, streamed.Model, streamed, OllamaJson.Default.GenerateRequest, cancellationToken);
    }

    /// <inheritdoc cref="GenerateAsync"/>
    public Task<OllamaStream<ChatResponse>> ChatAsync(ChatRequest request, CancellationToken cancellationToken)
    {
        var streamed = request with { Stream = true };
        return OpenAsync(OllamaRoutes.Chat, streamed.Model, streamed, OllamaJson.Default.ChatRequest, cancellationToken);
    }

    /// <inheritdoc cref="GenerateAsync"/>
    public Task<OllamaStream<ProgressResponse>> CreateAsync(CreateRequest request, CancellationToken cancellationToken)
    {
        var streamed = request with { Stream = true };
        return OpenAsync(OllamaRoutes.Create, null, streamed, OllamaJson.Default.CreateRequest, cancellationToken);
    }

    /// <inheritdoc cref="GenerateAsync"/>
    public Task<OllamaStream<ProgressResponse>> PullAsync(TransferRequest request, CancellationToken cancellationToken) =>
        OpenAsync(OllamaRoutes.Pull, null, request with { Stream = true }, OllamaJson.Default.TransferRequest, cancellationToken);

    /// <inheritdoc cref="GenerateAsync"/>
    public Task<OllamaStream<ProgressResponse>> PushAsync(TransferRequest request, CancellationToken cancellationToken) =>
        OpenAsync(OllamaRoutes.Push, null, request with { Stream = true }, OllamaJson.Default.TransferRequest, cancellationToken);

    /// <summary>For ollama.com, which wants a key.</summary>
    public Task<WebSearchResponse> WebSearchAsync(WebSearchRequest request, CancellationToken cancellationToken) =>
        AskAsync(OllamaRoutes.WebSearch, null, request, OllamaJson.Default.WebSearchRequest, cancellationToken);

    /// <inheritdoc cref="WebSearchAsync"/>
    public Task<WebFetchResponse> WebFetchAsync(WebFetchRequest request, CancellationToken cancellationToken) =>
        AskAsync(OllamaRoutes.WebFetch, null, request, OllamaJson.Default.WebFetchRequest, cancellationToken);

    /// <summary>For an Ollama that is signed in: it asks ollama.com by its own account. Older ones answer 404.</summary>
    public Task<WebSearchResponse> OwnWebSearchAsync(WebSearchRequest request, CancellationToken cancellationToken) =>
        AskAsync(OllamaRoutes.OwnWebSearch, null, request, OllamaJson.Default.WebSearchRequest, cancellationToken);

    /// <inheritdoc cref="OwnWebSearchAsync"/>
    public Task<WebFetchResponse> OwnWebFetchAsync(WebFetchRequest request, CancellationToken cancellationToken) =>
        AskAsync(OllamaRoutes.OwnWebFetch, null, request, OllamaJson.Default.WebFetchRequest, cancellationToken);

    private async Task<T> GetAsync<T>(OllamaRoute<T> route, CancellationToken cancellationToken)
        where T : class, IAnswer
    {
        using var reply = await _call.SendAsync(route, cancellationToken);
        return await reply.ReadWholeAsync(route.Answer);
    }

    private async Task<T> AskAsync<TRequest, T>(
        OllamaRoute<T> route,
        string? model,
        TRequest request,
        JsonTypeInfo<TRequest> type,
        CancellationToken cancellationToken
    )
        where T : class, IAnswer
    {
        using var watched = Watch(request);
        try
        {
            using var reply = await _call.SendAsync(route, model, request, type, cancellationToken);
            var answer = await reply.ReadWholeAsync(route.Answer);
            watched?.Completed(answer);
            return answer;
        }
        catch (Exception failure)
        {
            watched?.Failed(failure);
            throw;
        }
    }

    private async Task TellAsync<T>(OllamaRoute route, T request, JsonTypeInfo<T> type, CancellationToken cancellationToken)
    {
        using var reply = await _call.SendAsync(route, null, request, type, cancellationToken);
    }

    private async Task<OllamaStream<T>> OpenAsync<TRequest, T>(
        OllamaRoute<T> route,
        string? model,
        TRequest request,
        JsonTypeInfo<TRequest> type,
        CancellationToken cancellationToken
    )
        where T : class, IStreamItem
    {
        var watched = Watch(request);
        try
        {
            return new OllamaStream<T>(await _call.SendAsync(route, model, request, type, cancellationToken), route.Answer, watched);
        }
        catch (Exception failure)
        {
            watched?.Failed(failure);
            throw;
        }
    }

    // In the method that sends, so that what is sent is below the span.
    private ModelCall? Watch<T>(T request) => ModelCall.Begin(request, Address, options.CapturesContent, options.TimeProvider);
}
