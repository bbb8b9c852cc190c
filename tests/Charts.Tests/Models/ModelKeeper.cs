using System.Diagnostics;
using System.Runtime.InteropServices;
using OllamaMcp.Charts.Tests.Charts;
using OllamaMcp.Charts.Tests.Programs;
using OllamaMcp.TestKit;

namespace OllamaMcp.Charts.Tests.Models;

/// <summary>The chart's script at work, as the pod runs it.</summary>
internal sealed partial class ModelKeeper : IAsyncDisposable
{
    private const int SignalToEnd = 15;
    private readonly string _folder;
    private readonly Process _process;

    private ModelKeeper(string folder, Process process) => (_folder, _process) = (folder, process);

    public static ModelKeeper Start(string programs, params string[] models) => Start(programs, models, "127.0.0.1:1");

    /// <param name="programs">The folder of the program <c>ollama</c>.</param>
    /// <param name="models">The list.</param>
    /// <param name="address">Where that program finds its server.</param>
    public static ModelKeeper Start(string programs, string[] models, string address)
    {
        var folder = Directory.CreateTempSubdirectory("keep-models-").FullName;
        var list = Path.Combine(folder, "models");
        File.WriteAllText(list, string.Join('\n', models) + "\n");
        var process = Shell.Start(
            [Tool.Find("sh"), Path.Combine(Chart.Server.Folder, "files", "keep-models.sh"), list],
            ("PATH", $"{programs}:{Environment.GetEnvironmentVariable("PATH")}"),
            ("TRIED", Path.Combine(folder, "tried")),
            ("HOME", folder),
            ("OLLAMA_HOST", address)
        );
        return new ModelKeeper(folder, process);
    }

    /// <summary>Its log up to the moment in which every model has been tried once and the pod is ready.</summary>
    public async Task<IReadOnlyList<string>> UntilTriedAsync()
    {
        var tried = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var watcher = new FileSystemWatcher(_folder, "tried");
        watcher.Created += (_, _) => tried.TrySetResult();
        watcher.EnableRaisingEvents = true;
        if (!File.Exists(Path.Combine(_folder, "tried")))
        {
            await tried.Task.WaitAsync(Patience.Token);
        }

        // It waits for a change of the list now and says no more, so its log can be read to the end once it is told to end.
        await EndAsync();
        var log = await _process.StandardOutput.ReadToEndAsync(Patience.Token);
        return log.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    /// <returns>Its exit code.</returns>
    public async Task<int> EndAsync()
    {
        if (!_process.HasExited)
        {
            Assert.Equal(0, SendSignal(_process.Id, SignalToEnd));
            await _process.WaitForExitAsync(Patience.Token);
        }

        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync(CancellationToken.None);
        }

        _process.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int SendSignal(int process, int signal);
}
