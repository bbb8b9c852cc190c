using System.Security.Cryptography;
using System.Text;
using OllamaMcp.TestKit;

namespace OllamaMcp.Deploy.Tests.Steadiness;

/// <summary>A model that goes on and on. Its weights are a file of the tools: there is no registry in the cluster that it could be pulled from.</summary>
internal static class EndlessModel
{
    public const string Name = "endless";

    /// <summary>Makes it in an Ollama.</summary>
    public static async Task CreateAsync(Uri ollama)
    {
        var weights = await File.ReadAllBytesAsync(Weights(), TestContext.Current.CancellationToken);
        var digest = $"sha256:{Convert.ToHexStringLower(SHA256.HashData(weights))}";
        using var http = new HttpClient { BaseAddress = ollama, Timeout = Patience.Limit };
        await PostAsync(http, $"/api/blobs/{digest}", new ByteArrayContent(weights));
        var model = $$"""
            {"model":"{{Name}}","files":{"model.gguf":"{{digest}}"},"template":"{{"{{ .Prompt }}"}}","stream":false,
            "parameters":{"num_thread":1,"num_ctx":2048} }
            """;
        await PostAsync(http, "/api/create", new StringContent(model, Encoding.UTF8, "application/json"));
    }

    private static string Weights() =>
        Path.Combine(
            Path.GetDirectoryName(Environment.GetEnvironmentVariable("OLLAMA_MCP_TEST_OLLAMA_SCRIPT"))
                ?? throw new InvalidOperationException("OLLAMA_MCP_TEST_OLLAMA_SCRIPT is not set; eng/provision sets it."),
            "models",
            "stories260k-endless-f16.gguf"
        );

    private static async Task PostAsync(HttpClient http, string path, HttpContent content)
    {
        using var answer = await http.PostAsync(new Uri(path, UriKind.Relative), content, TestContext.Current.CancellationToken);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }
}
