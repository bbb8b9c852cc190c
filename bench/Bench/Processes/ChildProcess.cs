using System.Diagnostics;

namespace OllamaMcp.Bench.Processes;

/// <summary>A program that is measured. Disposing ends it.</summary>
internal sealed class ChildProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private readonly Process _process;

    private ChildProcess(Process process, long startedAt) => (_process, StartedAt) = (process, startedAt);

    /// <summary><see cref="Stopwatch.GetTimestamp"/> just before it was started.</summary>
    public long StartedAt { get; }

    public int Id => _process.Id;

    public Stream Input => _process.StandardInput.BaseStream;

    public Stream Output => _process.StandardOutput.BaseStream;

    public bool HasEnded => _process.HasExited;

    /// <param name="command">The program and its arguments.</param>
    /// <param name="environment">Added to this process's own.</param>
    /// <param name="pipes">Whether the caller reads its output; else it is thrown away.</param>
    public static ChildProcess Start(IReadOnlyList<string> command, IReadOnlyDictionary<string, string> environment, bool pipes)
    {
        var start = new ProcessStartInfo(command[0], command.Skip(1))
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        foreach ((var name, var value) in environment)
        {
            start.Environment[name] = value;
        }

        var startedAt = Stopwatch.GetTimestamp();
        var process = Process.Start(start) ?? throw new InvalidOperationException($"{command[0]} did not start.");
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        if (!pipes)
        {
            process.OutputDataReceived += (_, _) => { };
            process.BeginOutputReadLine();
        }

        return new ChildProcess(process, startedAt);
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync().WaitAsync(Patience, TimeProvider.System);
        }
        catch (InvalidOperationException)
        {
            // It had ended by itself.
        }

        _process.Dispose();
    }
}
