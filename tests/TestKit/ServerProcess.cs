using System.Diagnostics;
using Xunit;

namespace OllamaMcp.TestKit;

/// <summary>
/// A server as users run it: the built program in a process and a folder of its own, on a free port of loopback, with everything that it
/// writes. Disposing ends it.
/// </summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly Lock _lock = new();
    private readonly List<string> _lines = [];
    private readonly string _folder = Directory.CreateTempSubdirectory("ollama-mcp-process-").FullName;
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _openStreams = 2;

    private ServerProcess(string program, IEnumerable<string> arguments, IEnumerable<(string Key, string Value)> environment)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            WorkingDirectory = _folder,
        };
        (string, string)[] own = [("MCP_HOST", "127.0.0.1"), ("MCP_PORT", "0"), ("Contexts__Path", _folder)];
        foreach (var (key, value) in own.Concat(environment))
        {
            start.Environment[key] = value;
        }

        _process = new Process { StartInfo = start };
        _process.OutputDataReceived += (_, line) => Keep(line.Data);
        _process.ErrorDataReceived += (_, line) => Keep(line.Data);
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>All lines of both streams so far.</summary>
    public string Written
    {
        get
        {
            lock (_lock)
            {
                return string.Join('\n', _lines);
            }
        }
    }

    /// <param name="program">The path of the program.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="environment">Variables besides those that say where it listens and keeps its files, or instead of them.</param>
    public static ServerProcess Start(
        string program,
        IEnumerable<string> arguments,
        params IEnumerable<(string Key, string Value)> environment
    ) => new(program, arguments, environment);

    /// <summary>Where it listens, once it says so.</summary>
    /// <param name="mark">What stands before the address.</param>
    public async Task<Uri> WaitForAddressAsync(string mark = "Listening on ")
    {
        var line = await WaitForLineAsync(mark);
        var address = line[(line.IndexOf(mark, StringComparison.Ordinal) + mark.Length)..].Split(' ')[0];
        return new Uri(address.TrimEnd(':'));
    }

    /// <summary>
    /// The first line that has this in it, written before or after; throws with all that was written where the server ends without one.
    /// </summary>
    public async Task<string> WaitForLineAsync(string part)
    {
        var (line, changed) = Look(part);
        while (line is null)
        {
            await changed.WaitAsync(Patience.Token);
            (line, changed) = Look(part);
        }

        return line;
    }

    /// <summary>As an orchestrator does it.</summary>
    public async Task TerminateAsync()
    {
        using var kill = Process.Start("kill", ["-TERM", $"{_process.Id}"]);
        await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Its exit code, once it has ended.</summary>
    public async Task<int> WaitForExitAsync()
    {
        await _process.WaitForExitAsync(Patience.Token);
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync(CancellationToken.None);
        _process.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private (string? Line, Task Changed) Look(string part)
    {
        lock (_lock)
        {
            var line = _lines.Find(line => line.Contains(part, StringComparison.Ordinal));
            return line is null && _openStreams == 0
                ? throw new InvalidOperationException($"The server ended and wrote no line with \"{part}\":\n{string.Join('\n', _lines)}")
                : (line, _changed.Task);
        }
    }

    private void Keep(string? line)
    {
        TaskCompletionSource changed;
        lock (_lock)
        {
            if (line is null)
            {
                _openStreams--;
            }
            else
            {
                _lines.Add(line);
            }

            changed = _changed;
            _changed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        changed.SetResult();
    }
}
