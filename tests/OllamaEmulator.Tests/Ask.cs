using System.Net.Http.Json;
using System.Text.Json;
using OllamaMcp.TestKit;

namespace OllamaMcp.Emulator.Tests;

/// <summary>Short forms of requests to an emulator.</summary>
internal static class Ask
{
    public static async Task<JsonElement> JsonAsync(this EmulatorHost host, string path, object body)
    {
        using var response = await host.Client.PostAsJsonAsync(path, body, Patience.Token);
        return await ReadAsync(response);
    }

    public static async Task<(int Status, JsonElement Json)> StatusAsync(this EmulatorHost host, string path, object body)
    {
        using var response = await host.Client.PostAsJsonAsync(path, body, Patience.Token);
        return ((int)response.StatusCode, await ReadAsync(response));
    }

    public static async Task<IReadOnlyList<JsonElement>> LinesAsync(this EmulatorHost host, string path, object body)
    {
        using var response = await host.Client.PostAsJsonAsync(path, body, Patience.Token);
        var text = await response.Content.ReadAsStringAsync(Patience.Token);
        return [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement.Clone())];
    }

    public static async Task<JsonElement> GetAsync(this EmulatorHost host, string path)
    {
        using var response = await host.Client.GetAsync(path, Patience.Token);
        return await ReadAsync(response);
    }

    /// <summary>Sends a request and gives the response as soon as its headers are there.</summary>
    public static async Task<HttpResponseMessage> OpenAsync(
        this EmulatorHost host,
        string path,
        object body,
        CancellationToken cancellationToken
    )
    {
        using HttpRequestMessage request = new(HttpMethod.Post, path) { Content = JsonContent.Create(body) };
        return await host.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
    }

    private static async Task<JsonElement> ReadAsync(HttpResponseMessage response)
    {
        var text = await response.Content.ReadAsStringAsync(Patience.Token);
        using var document = JsonDocument.Parse(text.Length == 0 ? "null" : text);
        return document.RootElement.Clone();
    }
}
