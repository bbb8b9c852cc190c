using OllamaMcp.Server.Ollama.Wire;

namespace OllamaMcp.Server.Ollama.Routing;

/// <summary>
/// The one way from a tool to an Ollama: takes a call, chooses where it goes, and hands back the answer with the name of the
/// instance that gave it. Thread-safe. Every method throws <see cref="OllamaException"/> where the call fails, and
/// <see cref="OperationCanceledException"/> where it is cancelled; cancelling closes the connection to Ollama.
/// </summary>
internal sealed class OllamaRouter
{
    public Task<Routed<ListModelsResponse>> ListModelsAsync(CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<Routed<ShowResponse>> ShowAsync(ShowRequest request, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task<Routed<ListProcessesResponse>> ListProcessesAsync(CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<Routed<VersionResponse>> GetVersionAsync(CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<Routed<bool>> BlobExistsAsync(string digest, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<Routed<bool>> CopyAsync(CopyRequest request, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<Routed<bool>> DeleteAsync(DeleteRequest request, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<Routed<EmbedResponse>> EmbedAsync(EmbedRequest request, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task<Routed<EmbeddingsResponse>> EmbeddingsAsync(EmbeddingsRequest request, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    /// <summary>Opens the stream; returns once Ollama has begun to answer.</summary>
    public Task<RoutedStream<GenerateResponse>> GenerateAsync(GenerateRequest request, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    /// <inheritdoc cref="GenerateAsync"/>
    public Task<RoutedStream<ChatResponse>> ChatAsync(ChatRequest request, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    /// <inheritdoc cref="GenerateAsync"/>
    public Task<RoutedStream<ProgressResponse>> CreateAsync(CreateRequest request, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    /// <inheritdoc cref="GenerateAsync"/>
    public Task<RoutedStream<ProgressResponse>> PullAsync(TransferRequest request, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    /// <inheritdoc cref="GenerateAsync"/>
    public Task<RoutedStream<ProgressResponse>> PushAsync(TransferRequest request, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    /// <summary>How many calls side by side are of use for a model: what the instances that have it take. At least 1.</summary>
    public int CapacityFor(string model) => throw new NotSupportedException();
}
