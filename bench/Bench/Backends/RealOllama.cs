using System.Diagnostics;
using System.Globalization;
using OllamaMcp.Bench.Processes;

namespace OllamaMcp.Bench.Backends;

/// <summary>A real Ollama: the one that <c>OLLAMA_MCP_TEST_OLLAMA</c> names, or one that <c>OLLAMA_MCP_TEST_OLLAMA_SCRIPT</c> starts.</summary>
internal sealed class RealOllama : IBackend
{
    private readonly Func<Task> _stop;

    private RealOllama(Uri address, string version, Func<Task> stop) => (Address, Name, _stop) = (address, $"Ollama {version}", stop);

    public string Name { get; }

    public Uri Address { get; }

    /// <returns>Null where there is none.</returns>
    public static async Task<IBackend?> StartAsync(CancellationToken cancellationToken)
    {
        if (Environment.GetEnvironmentVariable("OLLAMA_MCP_TEST_OLLAMA") is { Length: > 0 } running)
        {
            return await PrepareAsync(new Uri(running), () => Task.CompletedTask, cancellationToken);
        }

        if (Environment.GetEnvironmentVariable("OLLAMA_MCP_TEST_OLLAMA_SCRIPT") is not { Length: > 0 } script)
        {
            return null;
        }

        var state = Directory.CreateTempSubdirectory("bench-ollama").FullName;
        var port = FreePort.Take().ToString(CultureInfo.InvariantCulture);
        var address = await RunAsync(script, ["up", "--port", port, "--models", "stories stories-large"], state, cancellationToken);
        return await PrepareAsync(
            new Uri(address.Split('\n')[0]),
            async () =>
            {
                await RunAsync(script, ["down"], state, CancellationToken.None);
                Directory.Delete(state, recursive: true);
            },
            cancellationToken
        );
    }

    public async ValueTask DisposeAsync()
    {
        await OllamaModels.RemoveAsync(Address);
        await _stop();
    }

    private static async Task<IBackend> PrepareAsync(Uri address, Func<Task> stop, CancellationToken cancellationToken)
    {
        await OllamaModels.MakeAsync(address, "stories", "stories-large", cancellationToken);
        return new RealOllama(address, await OllamaModels.VersionAsync(address, cancellationToken), stop);
    }

    private static async Task<string> RunAsync(string script, string[] arguments, string state, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(script, arguments) { RedirectStandardOutput = true, UseShellExecute = false };
        start.Environment["OLLAMA_TEST_STATE"] = state;
        using var process = Process.Start(start)!;
        var first = await process.StandardOutput.ReadLineAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        return process.ExitCode == 0
            ? first ?? ""
            : throw new InvalidOperationException($"{script} {string.Join(' ', arguments)} ended with {process.ExitCode}.");
    }
}
