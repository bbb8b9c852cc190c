using System.Diagnostics;
using OllamaMcp.Charts.Tests.Charts;
using OllamaMcp.Charts.Tests.Programs;

namespace OllamaMcp.Charts.Tests.Stack;

/// <summary>A real Llama Stack or OGX that runs on the configuration of the chart. Disposing ends it.</summary>
internal sealed class RealStack : IAsyncDisposable
{
    private const string Variable = "OLLAMA_MCP_TEST_LLAMA_STACK";
    private const string Started = "Uvicorn running on";
    private static readonly TimeSpan StartLimit = TimeSpan.FromMinutes(3);
    private readonly string _folder = Directory.CreateTempSubdirectory("stack-").FullName;
    private readonly List<string> _log = [];
    private Process? _process;

    private RealStack(Uri address) => Address = address;

    public Uri Address { get; }

    /// <param name="version">The release; it decides on the form of the configuration.</param>
    /// <param name="port">Where it listens.</param>
    public static async Task<RealStack> StartAsync(string version, int port)
    {
        var tools = Environment.GetEnvironmentVariable(Variable);
        Assert.SkipWhen(string.IsNullOrEmpty(tools), $"{Variable} names no folder; eng/provision provides it");
        var python = Python();
        var isOld = version.StartsWith("0.3", StringComparison.Ordinal);
        var site = (await Shell.RunAsync([Path.Combine(tools!, "llama-stack-test"), "unpack", isOld ? "old" : "new"])).Expect().Trim();
        var stack = new RealStack(new Uri($"http://127.0.0.1:{port}"));
        await stack.RunAsync(version, port, python, site, isOld ? "llama_stack.cli.llama" : "ogx.cli.ogx");
        return stack;
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is { HasExited: false })
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync(CancellationToken.None);
        }

        _process?.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task RunAsync(string version, int port, string python, string site, string module)
    {
        var all = await Chart.Stack.RenderAsync("--set", $"version={version}", "--set", "mcp.url=http://127.0.0.1:9");
        var config = all.First(m => m.Kind == "ConfigMap")
            .Text("data/config.yaml")
            .Replace("/data/", $"{_folder}/", StringComparison.Ordinal);
        var file = Path.Combine(_folder, "config.yaml");
        await File.WriteAllTextAsync(file, config, TestContext.Current.CancellationToken);
        var start = $"import sys; from {module} import main; sys.exit(main())";
        _process = Shell.Start(
            [python, "-P", "-c", start, "stack", "run", file, "--port", $"{port}"],
            ("PYTHONPATH", site),
            ("PYTHONUNBUFFERED", "1"),
            ("HOME", _folder),
            ("HF_HUB_OFFLINE", "1"),
            ("OTEL_SDK_DISABLED", "true")
        );
        await UntilStartedAsync();
    }

    private async Task UntilStartedAsync()
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(StartLimit);
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _process!.OutputDataReceived += (_, line) => Take(line.Data, started);
        _process.ErrorDataReceived += (_, line) => Take(line.Data, started);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        var ended = await Task.WhenAny(started.Task, _process.WaitForExitAsync(limit.Token));
        Assert.True(ended == started.Task, $"It did not start:\n{string.Join('\n', _log.TakeLast(30))}");
    }

    private void Take(string? line, TaskCompletionSource started)
    {
        lock (_log)
        {
            _log.Add(line ?? "");
        }

        if (line?.Contains(Started, StringComparison.Ordinal) == true)
        {
            started.TrySetResult();
        }
    }

    // Both releases demand Python 3.12.
    private static string Python()
    {
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        var versions = Path.Combine(Environment.GetEnvironmentVariable("PYENV_ROOT") ?? Path.Combine(home, ".pyenv"), "versions");
        var found = new[] { Environment.GetEnvironmentVariable("LLAMA_STACK_PYTHON") }
            .Concat(
                (Environment.GetEnvironmentVariable("PATH") ?? "")
                    .Split(Path.PathSeparator)
                    .Select(folder => Path.Combine(folder, "python3.12"))
            )
            .Concat(
                Directory.Exists(versions)
                    ? Directory.EnumerateDirectories(versions, "3.12.*").Select(v => Path.Combine(v, "bin", "python3.12"))
                    : []
            )
            .FirstOrDefault(path => File.Exists(path) && !path!.Contains("shims", StringComparison.Ordinal));
        Assert.SkipWhen(found is null, "There is no Python 3.12; set LLAMA_STACK_PYTHON");
        return found!;
    }
}
