using OllamaMcp.Server.Ollama.Wire;
using OllamaMcp.TestKit;

namespace OllamaMcp.Server.Tests.Ollama.Real;

/// <summary>Push and pull between the real Ollama and a real registry.</summary>
public sealed class RealTransferTests : IDisposable
{
    private readonly RealOllama _ollama = RealOllama.Require();
    private readonly CancellationTokenSource _patience = new(Patience.Limit);
    private readonly string _registry;

    public RealTransferTests()
    {
        _registry = Environment.GetEnvironmentVariable("OLLAMA_MCP_TEST_REGISTRY") ?? "";
        Assert.SkipWhen(_registry.Length == 0, "OLLAMA_MCP_TEST_REGISTRY names no registry; eng/provision starts one");
    }

    public void Dispose()
    {
        _patience.Dispose();
        _ollama.Dispose();
    }

    [Fact]
    public async Task PushAndPull_Model_ReportEveryLayerAndSucceed()
    {
        var name = $"{_registry}/library/client-{Guid.NewGuid():N}";
        await _ollama.Client.CopyAsync(new CopyRequest { Source = "stories", Destination = name }, _patience.Token);
        var transfer = new TransferRequest { Model = name, Insecure = true };

        var pushed = await ReadAsync(await _ollama.Client.PushAsync(transfer, _patience.Token));
        await _ollama.Client.DeleteAsync(new DeleteRequest { Model = name }, _patience.Token);
        var pulled = await ReadAsync(await _ollama.Client.PullAsync(transfer, _patience.Token));
        await _ollama.Client.DeleteAsync(new DeleteRequest { Model = name }, _patience.Token);

        Assert.Equal(("success", "success"), (pushed[^1].Status, pulled[^1].Status));
        Assert.Contains(pulled, line => line.Digest is not null && line.Total > 0 && line.Completed == line.Total);
    }

    [Fact]
    public async Task Pull_Missing_ThrowsOllamasOwnWords()
    {
        var transfer = new TransferRequest { Model = $"{_registry}/library/no-such-model", Insecure = true };

        var error = await Assert.ThrowsAsync<OllamaErrorException>(async () =>
            await ReadAsync(await _ollama.Client.PullAsync(transfer, _patience.Token))
        );

        Assert.Contains("file does not exist", error.Error, StringComparison.Ordinal);
    }

    private static async Task<List<ProgressResponse>> ReadAsync(Server.Ollama.Client.OllamaStream<ProgressResponse> stream)
    {
        var lines = new List<ProgressResponse>();
        await foreach (var line in stream)
        {
            lines.Add(line);
        }

        return lines;
    }
}
