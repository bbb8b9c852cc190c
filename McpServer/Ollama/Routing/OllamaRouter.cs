using System.Diagnostics;
using OllamaMcp.Server.Ollama.Client;
using OllamaMcp.Server.Ollama.Tracing;
using OllamaMcp.Server.Ollama.Wire;

namespace OllamaMcp.Server.Ollama.Routing;

/// <summary>
/// The one way from a tool to an Ollama: takes a call, chooses where it goes, and hands back the answer with the name of the
/// instance that gave it. Thread-safe. Every method throws <see cref="OllamaException"/> where the call fails, and
/// <see cref="OperationCanceledException"/> where it is cancelled; cancelling closes the connection to Ollama.
/// </summary>
internal sealed partial class OllamaRouter : IDisposable
{
    private readonly OllamaClientOptions _options;
    private readonly HttpMessageInvoker _http;
    private readonly HttpMessageInvoker _webHttp;
    private readonly OllamaClient _ollama;
    private readonly OllamaClient _web;
    private readonly string _name;

    public OllamaRouter(OllamaClientOptions options, ILogger<OllamaRouter> logger)
    {
        var address = options.Addresses[0];
        _options = options;
        _http = OllamaHttp.Create(address, options);
        _webHttp = OllamaHttp.Create(options.WebAddress, options);
        _ollama = new OllamaClient(_http, address, options, OllamaAddresses.IsCloud(address) ? options.ApiKey : null);
        _web = new OllamaClient(_webHttp, options.WebAddress, options, options.ApiKey);
        _name = address.Authority;
        if (options.Addresses.Count > 1)
        {
            LogUnused(logger, _name, options.Addresses.Count - 1);
        }
    }

    /// <summary>Whether there is a key for web search and fetch (setting <c>OLLAMA_API_KEY</c>).</summary>
    public bool HasWebKey => _options.ApiKey is not null;

    public Task<Routed<ListModelsResponse>> ListModelsAsync(CancellationToken cancellationToken) =>
        RoutedAsync(0, static (ollama, _, token) => ollama.ListModelsAsync(token), cancellationToken);

    public Task<Routed<ShowResponse>> ShowAsync(ShowRequest request, CancellationToken cancellationToken) =>
        RoutedAsync(request, static (ollama, request, token) => ollama.ShowAsync(request, token), cancellationToken);

    public Task<Routed<ListProcessesResponse>> ListProcessesAsync(CancellationToken cancellationToken) =>
        RoutedAsync(0, static (ollama, _, token) => ollama.ListProcessesAsync(token), cancellationToken);

    public Task<Routed<VersionResponse>> GetVersionAsync(CancellationToken cancellationToken) =>
        RoutedAsync(0, static (ollama, _, token) => ollama.GetVersionAsync(token), cancellationToken);

    public Task<Routed<bool>> BlobExistsAsync(string digest, CancellationToken cancellationToken) =>
        RoutedAsync(digest, static (ollama, digest, token) => ollama.BlobExistsAsync(digest, token), cancellationToken);

    /// <summary>Always true: a copy that fails throws.</summary>
    public Task<Routed<bool>> CopyAsync(CopyRequest request, CancellationToken cancellationToken) =>
        RoutedAsync(request, static (ollama, request, token) => DoneAsync(ollama.CopyAsync(request, token)), cancellationToken);

    /// <summary>Always true: a deletion that fails throws.</summary>
    public Task<Routed<bool>> DeleteAsync(DeleteRequest request, CancellationToken cancellationToken) =>
        RoutedAsync(request, static (ollama, request, token) => DoneAsync(ollama.DeleteAsync(request, token)), cancellationToken);

    public Task<Routed<EmbedResponse>> EmbedAsync(EmbedRequest request, CancellationToken cancellationToken) =>
        RoutedAsync(request, static (ollama, request, token) => ollama.EmbedAsync(request, token), cancellationToken);

    public Task<Routed<EmbeddingsResponse>> EmbeddingsAsync(EmbeddingsRequest request, CancellationToken cancellationToken) =>
        RoutedAsync(request, static (ollama, request, token) => ollama.EmbeddingsAsync(request, token), cancellationToken);

    /// <summary>Opens the stream; returns once Ollama has begun to answer.</summary>
    public Task<RoutedStream<GenerateResponse>> GenerateAsync(GenerateRequest request, CancellationToken cancellationToken) =>
        RoutedStreamAsync(request, static (ollama, request, token) => ollama.GenerateAsync(request, token), cancellationToken);

    /// <inheritdoc cref="GenerateAsync"/>
    public Task<RoutedStream<ChatResponse>> ChatAsync(ChatRequest request, CancellationToken cancellationToken) =>
        RoutedStreamAsync(request, static (ollama, request, token) => ollama.ChatAsync(request, token), cancellationToken);

    /// <inheritdoc cref="GenerateAsync"/>
    public Task<RoutedStream<ProgressResponse>> CreateAsync(CreateRequest request, CancellationToken cancellationToken) =>
        RoutedStreamAsync(request, static (ollama, request, token) => ollama.CreateAsync(request, token), cancellationToken);

    /// <inheritdoc cref="GenerateAsync"/>
    public Task<RoutedStream<ProgressResponse>> PullAsync(TransferRequest request, CancellationToken cancellationToken) =>
        RoutedStreamAsync(request, static (ollama, request, token) => ollama.PullAsync(request, token), cancellationToken);

    /// <inheritdoc cref="GenerateAsync"/>
    public Task<RoutedStream<ProgressResponse>> PushAsync(TransferRequest request, CancellationToken cancellationToken) =>
        RoutedStreamAsync(request, static (ollama, request, token) => ollama.PushAsync(request, token), cancellationToken);

    /// <summary>Searches the web: at ollama.com where <see cref="HasWebKey"/>, else through the Ollama itself, where that is signed in.</summary>
    public Task<WebSearchResponse> WebSearchAsync(WebSearchRequest request, CancellationToken cancellationToken) =>
        HasWebKey ? _web.WebSearchAsync(request, cancellationToken) : _ollama.OwnWebSearchAsync(request, cancellationToken);

    /// <summary>Fetches a page, by the same rule as <see cref="WebSearchAsync"/>.</summary>
    public Task<WebFetchResponse> WebFetchAsync(WebFetchRequest request, CancellationToken cancellationToken) =>
        HasWebKey ? _web.WebFetchAsync(request, cancellationToken) : _ollama.OwnWebFetchAsync(request, cancellationToken);

    /// <summary>How many calls side by side are of use for a model: what the instances that have it take. At least 1.</summary>
    public int CapacityFor(string model) => _options.Capacity;

    /// <inheritdoc/>
    public void Dispose()
    {
        _http.Dispose();
        _webHttp.Dispose();
    }

    private async Task<Routed<T>> RoutedAsync<TRequest, T>(
        TRequest request,
        Func<OllamaClient, TRequest, CancellationToken, Task<T>> call,
        CancellationToken cancellationToken
    )
    {
        using var route = BeginRoute();
        try
        {
            return new Routed<T>(await call(_ollama, request, cancellationToken), _name);
        }
        catch (Exception failure)
        {
            RouteSpan.Failed(route, failure);
            throw;
        }
    }

    private async Task<RoutedStream<T>> RoutedStreamAsync<TRequest, T>(
        TRequest request,
        Func<OllamaClient, TRequest, CancellationToken, Task<OllamaStream<T>>> call,
        CancellationToken cancellationToken
    )
        where T : class, IStreamItem
    {
        var route = BeginRoute();
        try
        {
            var stream = await call(_ollama, request, cancellationToken);
            return new RoutedStream<T>(stream, _name, stream, route);
        }
        catch (Exception failure)
        {
            RouteSpan.Failed(route, failure);
            throw;
        }
    }

    private Activity? BeginRoute()
    {
        var route = RouteSpan.Begin();
        RouteSpan.Chosen(route, _name, RouteSpan.OnlyInstance, attempts: 1);
        return route;
    }

    private static async Task<bool> DoneAsync(Task call)
    {
        await call;
        return true;
    }

    [LoggerMessage(5001, LogLevel.Warning, "All calls go to {Instance}; addresses given after it and not used: {Unused}")]
    private static partial void LogUnused(ILogger logger, string instance, int unused);
}
