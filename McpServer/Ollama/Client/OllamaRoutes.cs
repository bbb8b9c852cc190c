using System.Text.Json.Serialization.Metadata;
using OllamaMcp.Server.Ollama.Wire;

namespace OllamaMcp.Server.Ollama.Client;

/// <summary>The routes that this program calls.</summary>
internal static class OllamaRoutes
{
    public static readonly OllamaRoute<ListModelsResponse> ListModels = Get("api/tags", OllamaJson.Default.ListModelsResponse);
    public static readonly OllamaRoute<ListProcessesResponse> ListProcesses = Get("api/ps", OllamaJson.Default.ListProcessesResponse);
    public static readonly OllamaRoute<VersionResponse> Version = Get("api/version", OllamaJson.Default.VersionResponse);
    public static readonly OllamaRoute<ShowResponse> Show = Quick("api/show", OllamaJson.Default.ShowResponse);
    public static readonly OllamaRoute<EmbedResponse> Embed = Whole("api/embed", OllamaJson.Default.EmbedResponse);
    public static readonly OllamaRoute<EmbeddingsResponse> Embeddings = Whole("api/embeddings", OllamaJson.Default.EmbeddingsResponse);
    public static readonly OllamaRoute<GenerateResponse> Generate = Lines("api/generate", OllamaJson.Default.GenerateResponse);
    public static readonly OllamaRoute<ChatResponse> Chat = Lines("api/chat", OllamaJson.Default.ChatResponse);
    public static readonly OllamaRoute<ProgressResponse> Create = Toil("api/create");
    public static readonly OllamaRoute<ProgressResponse> Pull = Toil("api/pull");
    public static readonly OllamaRoute<ProgressResponse> Push = Toil("api/push");
    public static readonly OllamaRoute<WebSearchResponse> WebSearch = Quick("api/web_search", OllamaJson.Default.WebSearchResponse);
    public static readonly OllamaRoute<WebFetchResponse> WebFetch = Quick("api/web_fetch", OllamaJson.Default.WebFetchResponse);
    public static readonly OllamaRoute<WebSearchResponse> OwnWebSearch = Quick(
        "api/experimental/web_search",
        OllamaJson.Default.WebSearchResponse
    );
    public static readonly OllamaRoute<WebFetchResponse> OwnWebFetch = Quick(
        "api/experimental/web_fetch",
        OllamaJson.Default.WebFetchResponse
    );
    public static readonly OllamaRoute Copy = Empty(HttpMethod.Post, "api/copy");
    public static readonly OllamaRoute Delete = Empty(HttpMethod.Delete, "api/delete");

    public static OllamaRoute Blob(string digest) => Empty(HttpMethod.Head, $"api/blobs/{Uri.EscapeDataString(digest)}");

    private static OllamaRoute<T> Get<T>(string path, JsonTypeInfo<T> answer) =>
        new(HttpMethod.Get, path, AnswerForm.Whole, answer) { Quick = true };

    private static OllamaRoute<T> Quick<T>(string path, JsonTypeInfo<T> answer) => Whole(path, answer) with { Quick = true };

    private static OllamaRoute Empty(HttpMethod method, string path) => new(method, path, AnswerForm.Empty) { Quick = true };

    private static OllamaRoute<T> Whole<T>(string path, JsonTypeInfo<T> answer) => new(HttpMethod.Post, path, AnswerForm.Whole, answer);

    private static OllamaRoute<T> Lines<T>(string path, JsonTypeInfo<T> answer) => new(HttpMethod.Post, path, AnswerForm.Lines, answer);

    private static OllamaRoute<ProgressResponse> Toil(string path) =>
        Lines(path, OllamaJson.Default.ProgressResponse) with
        {
            Toils = true,
        };
}
