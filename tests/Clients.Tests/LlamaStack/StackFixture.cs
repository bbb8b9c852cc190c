using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using OllamaMcp.Clients.Tests.Servers;
using OllamaMcp.Clients.Tests.Walking;
using OllamaMcp.TestKit;

namespace OllamaMcp.Clients.Tests.LlamaStack;

/// <summary>A Llama Stack that knows the server twice, over both of its transports, and a small model that calls the tool it is told to.</summary>
public abstract class StackFixture(string version) : IAsyncLifetime
{
    /// <summary>The server at <c>/sse</c>.</summary>
    internal const string OverSse = "mcp::sse";

    /// <summary>The server at <c>/mcp</c>.</summary>
    internal const string OverHttp = "mcp::http";

    private const string Variable = "OLLAMA_MCP_TEST_LLAMA_STACK";
    private static readonly TimeSpan Start = TimeSpan.FromMinutes(3);
    private readonly ServerFixture _server = new();
    private readonly SemaphoreSlim _starting = new(1, 1);
    private readonly int _port = FreePorts.Take();
    private ScriptedModel? _model;
    private HttpClient? _client;

    internal ServerFixture Server => _server;

    public async ValueTask InitializeAsync() => await _server.InitializeAsync();

    public async ValueTask DisposeAsync()
    {
        if (_client is not null)
        {
            _client.Dispose();
            await RunAsync("down", "--port", Port);
        }

        if (_model is not null)
        {
            await _model.DisposeAsync();
        }

        await _server.DisposeAsync();
        _starting.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Asks the stack, which is started by the first question.</summary>
    internal async Task<string> AskAsync(HttpMethod method, string path, JsonObject? body = null)
    {
        var client = await StartedAsync();
        using var request = new HttpRequestMessage(method, path);
        if (body is not null)
        {
            request.Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
        }

        using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(answer.IsSuccessStatusCode, $"{method} {path} was answered {(int)answer.StatusCode}: {text}");
        return text;
    }

    private string Port => _port.ToString(CultureInfo.InvariantCulture);

    private async Task<HttpClient> StartedAsync()
    {
        var script = RealComponent.Under(Variable, "llama-stack-test");
        await _starting.WaitAsync(TestContext.Current.CancellationToken);
        try
        {
            return _client ??= await StartAsync(Path.GetDirectoryName(script)!);
        }
        finally
        {
            _starting.Release();
        }
    }

    private async Task<HttpClient> StartAsync(string folder)
    {
        _model = await ScriptedModel.StartAsync(Path.Combine(folder, "testbed", "fake_ollama.py"));
        (var exitCode, var output, var error) = await RunAsync([
            "up",
            .. new[] { "--version", version, "--port", Port, "--wait", "170", "--ollama", _model.Address.ToString() },
            .. new[] { "--mcp", $"{OverHttp}={new Uri(_server.Server, "/mcp")}" },
            .. new[] { "--mcp", $"{OverSse}={new Uri(_server.Server, "/sse")}" },
        ]);
        if (error.Contains("no working Python", StringComparison.Ordinal))
        {
            Assert.Skip($"Llama Stack needs Python 3.12: set LLAMA_STACK_PYTHON. {error}");
        }

        Assert.True(exitCode == 0, error);
        return new HttpClient { BaseAddress = new Uri(output.Trim()), Timeout = Start };
    }

    private static Task<(int ExitCode, string Output, string Error)> RunAsync(params string[] words) =>
        ProgramRun.RunAsync(
            [RealComponent.Under(Variable, "llama-stack-test"), .. words],
            new Dictionary<string, string>(StringComparer.Ordinal),
            Start
        );
}

/// <summary>Llama Stack 0.3.</summary>
public sealed class LlamaStackFixture() : StackFixture(StackVersion.LlamaStack);

/// <summary>OGX 1.5.</summary>
public sealed class OgxFixture() : StackFixture(StackVersion.Ogx);
