using System.Collections.Concurrent;
using System.Diagnostics;
using System.Threading.Channels;
using OllamaMcp.TestKit;

namespace OllamaMcp.Server.Tests.Hosting;

/// <summary>The server as a process of its own, with everything that it writes.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private readonly Process process;
    private readonly Channel<string> output = Channel.CreateUnbounded<string>();
    private readonly ConcurrentQueue<string> written = new();
    private readonly string folder = Directory.CreateTempSubdirectory("ollama-mcp-process-").FullName;

    private ServerProcess(string executable, string[] arguments, (string Key, string Value)[] environment)
    {
        var start = new ProcessStartInfo(executable, arguments)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            WorkingDirectory = folder,
        };
        start.Environment["MCP_HOST"] = "127.0.0.1";
        start.Environment["MCP_PORT"] = "0";
        start.Environment["Contexts__Path"] = folder;
        foreach (var (key, value) in environment)
        {
            start.Environment[key] = value;
        }

        process = new Process { StartInfo = start };
        process.OutputDataReceived += (_, line) => Keep(line.Data);
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public static string Executable { get; } = Path.Combine(AppContext.BaseDirectory, "ollama-mcp");

    /// <summary>All lines of both streams so far.</summary>
    public string Written => string.Join('\n', written);

    public static ServerProcess Start(string[] arguments, params (string Key, string Value)[] environment) =>
        new(Executable, arguments, environment);

    /// <summary>The emulator instead, on a free port.</summary>
    public static ServerProcess StartEmulator(params (string Key, string Value)[] environment) =>
        new(Path.Combine(AppContext.BaseDirectory, "ollama-emulator"), ["--port", "0"], environment);

    /// <summary>Where it listens, once it says so.</summary>
    /// <param name="mark">What stands before the address.</param>
    public async Task<Uri> WaitForAddressAsync(string mark = "Listening on ")
    {
        var line = await WaitForLineAsync(mark);
        var address = line[(line.IndexOf(mark, StringComparison.Ordinal) + mark.Length)..].Split(' ')[0];
        return new Uri(address.TrimEnd(':'));
    }

    public async Task<string> WaitForLineAsync(string part)
    {
        using var patience = new CancellationTokenSource(Patience.Limit);
        await foreach (var line in output.Reader.ReadAllAsync(patience.Token))
        {
            if (line.Contains(part, StringComparison.Ordinal))
            {
                return line;
            }
        }

        throw new InvalidOperationException($"The server wrote no line with \"{part}\":\n{Written}");
    }

    /// <summary>As an orchestrator does it.</summary>
    public async Task TerminateAsync()
    {
        using var kill = Process.Start("kill", ["-TERM", $"{process.Id}"]);
        await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    public async Task<int> WaitForExitAsync()
    {
        using var patience = new CancellationTokenSource(Patience.Limit);
        await process.WaitForExitAsync(patience.Token);
        return process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            process.Kill();
            await process.WaitForExitAsync(CancellationToken.None);
        }

        process.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private void Keep(string? line)
    {
        if (line is not null)
        {
            written.Enqueue(line);
            output.Writer.TryWrite(line);
        }
    }
}
