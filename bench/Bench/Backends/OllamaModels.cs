using System.Net.Http.Json;
using System.Text.Json.Nodes;
using OllamaMcp.Bench.Clients;

namespace OllamaMcp.Bench.Backends;

/// <summary>Makes the models of a run on an Ollama, warms them, and takes them away again.</summary>
internal static class OllamaModels
{
    /// <param name="ollama">Where Ollama is.</param>
    /// <param name="ending">A model whose answers may be cut short.</param>
    /// <param name="endless">A model whose answers are long enough for <see cref="BenchModels.LongTokens"/>.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task MakeAsync(Uri ollama, string ending, string endless, CancellationToken cancellationToken)
    {
        using var client = new HttpClient { BaseAddress = ollama };
        await CreateAsync(client, BenchModels.Short, ending, BenchModels.ShortTokens, cancellationToken);
        await CreateAsync(client, BenchModels.Long, endless, BenchModels.LongTokens, cancellationToken);
    }

    public static async Task RemoveAsync(Uri ollama)
    {
        using var client = new HttpClient { BaseAddress = ollama };
        foreach (var model in new[] { BenchModels.Short, BenchModels.Long })
        {
            using var request = new HttpRequestMessage(HttpMethod.Delete, "/api/delete");
            request.Content = Json(new JsonObject { ["model"] = model });
            using var answer = await client.SendAsync(request);
        }
    }

    /// <summary>The version that an Ollama says it has.</summary>
    public static async Task<string> VersionAsync(Uri ollama, CancellationToken cancellationToken)
    {
        using var client = new HttpClient { BaseAddress = ollama };
        var answer = await client.GetFromJsonAsync<JsonNode>("/api/version", cancellationToken);
        return answer?["version"]?.GetValue<string>() ?? "unknown";
    }

    private static async Task CreateAsync(HttpClient client, string name, string from, int tokens, CancellationToken cancellationToken)
    {
        var create = new JsonObject
        {
            ["model"] = name,
            ["from"] = from,
            ["stream"] = false,
            ["parameters"] = new JsonObject { ["num_predict"] = tokens, ["temperature"] = 0 },
        };
        await RequireAsync(client, "/api/create", create, cancellationToken);
        var generate = new JsonObject
        {
            ["model"] = name,
            ["prompt"] = BenchModels.Prompt,
            ["stream"] = false,
        };
        var answer = await RequireAsync(client, "/api/generate", generate, cancellationToken);
        if (JsonNode.Parse(answer)?["eval_count"]?.GetValue<int>() is { } count && count != tokens)
        {
            throw new InvalidOperationException($"{name}, made from {from}, answers {count} tokens and not {tokens}.");
        }
    }

    private static async Task<string> RequireAsync(HttpClient client, string path, JsonObject body, CancellationToken cancellationToken)
    {
        using var answer = await client.PostAsync(path, Json(body), cancellationToken);
        var text = await answer.Content.ReadAsStringAsync(cancellationToken);
        return answer.IsSuccessStatusCode
            ? text
            : throw new InvalidOperationException($"{path} of {client.BaseAddress} answered {(int)answer.StatusCode}: {text}");
    }

    private static StringContent Json(JsonObject body) => new(body.ToJsonString(), System.Text.Encoding.UTF8, "application/json");
}
