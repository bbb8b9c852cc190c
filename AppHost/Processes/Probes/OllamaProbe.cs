using System.Text.Json;

namespace OllamaMcp.AppHost.Processes.Probes;

/// <summary>Asks an address whether an Ollama answers there.</summary>
internal sealed class OllamaProbe(HttpClient http, TimeProvider time)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    /// <returns>Its version; null where no Ollama answers.</returns>
    public async Task<string?> VersionAsync(Uri address, CancellationToken cancellation) =>
        await ReadAsync(address, "api/version", Version, cancellation);

    /// <returns>How many models it has; null where it does not say.</returns>
    public async Task<int?> CountModelsAsync(Uri address, CancellationToken cancellation) =>
        await ReadAsync<int?>(address, "api/tags", root => root.GetProperty("models").GetArrayLength(), cancellation);

    private static string? Version(JsonElement root) => root.GetProperty("version").GetString();

    private async Task<T?> ReadAsync<T>(Uri address, string path, Func<JsonElement, T> read, CancellationToken cancellation)
    {
        using var limit = new CancellationTokenSource(Patience, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellation, limit.Token);
        try
        {
            await using var body = await http.GetStreamAsync(new Uri(new Uri(address.AbsoluteUri.TrimEnd('/') + "/"), path), both.Token);
            using var json = await JsonDocument.ParseAsync(body, default, both.Token);
            return read(json.RootElement);
        }
        catch (Exception e)
            when (e is HttpRequestException or IOException or JsonException or KeyNotFoundException or InvalidOperationException
                || (e is OperationCanceledException && !cancellation.IsCancellationRequested)
            )
        {
            return default;
        }
    }
}
