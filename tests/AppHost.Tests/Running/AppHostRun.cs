using System.Diagnostics;
using System.Reflection;
using System.Text.RegularExpressions;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;
using OllamaMcp.AppHost.Processes.Machine;
using OllamaMcp.TestKit;

namespace OllamaMcp.AppHost.Tests.Running;

/// <summary>The AppHost as users run it: a process, with a PATH and a data folder of its own.</summary>
internal sealed partial class AppHostRun : IAsyncDisposable
{
    private readonly Process _process;
    private readonly DirectoryInfo _folder;
    private readonly List<string> _lines = [];
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _outputEnded = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private AppHostRun(Process process, DirectoryInfo folder)
    {
        (_process, _folder) = (process, folder);
        process.OutputDataReceived += (_, line) => Take(line.Data);
        process.ErrorDataReceived += (_, line) => Add(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public int Id => _process.Id;

    public string Output
    {
        get
        {
            lock (_lines)
            {
                return string.Join('\n', _lines);
            }
        }
    }

    public Uri Mcp => AddressOf("mcp-server");

    /// <summary>What the table says of where a part is.</summary>
    public Uri AddressOf(string part) =>
        new(Address().Matches(Output).First(match => match.Groups["part"].Value == part).Groups["url"].Value);

    /// <summary>Waits until the AppHost has said something.</summary>
    /// <param name="text">A part of a line.</param>
    /// <param name="times">How often.</param>
    public async Task UntilSaidAsync(string text, int times = 1)
    {
        while (true)
        {
            Task changed;
            lock (_lines)
            {
                if (_lines.Count(line => line.Contains(text, StringComparison.Ordinal)) >= times)
                {
                    return;
                }
                changed = _changed.Task;
            }
            await changed.WaitAsync(Patience.Token);
        }
    }

    /// <param name="path">The folders of PATH.</param>
    /// <param name="arguments">Settings; the ports are free ones unless they say otherwise.</param>
    public static AppHostRun Start(IEnumerable<string> path, params IEnumerable<string> arguments) => Start(path, [], arguments);

    /// <param name="path">The folders of PATH.</param>
    /// <param name="environment">Further variables, which the children get too.</param>
    /// <param name="arguments">Settings; the ports are free ones unless they say otherwise.</param>
    public static AppHostRun Start(IEnumerable<string> path, Dictionary<string, string> environment, params IEnumerable<string> arguments)
    {
        var folder = Directory.CreateTempSubdirectory("ollama-mcp-apphost-");
        // As a shell does it: a process group of its own, which a signal can be sent to.
        var (file, all) = OwnSession.Of(
            BuiltPrograms.Dotnet,
            [ProgramPath(), "MCP_PORT=0", "AppHost__Dashboard=off", $"AppHost__DataFolder={folder.FullName}", .. arguments]
        );
        var info = new ProcessStartInfo(file, all)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder.FullName,
        };
        info.Environment["PATH"] = string.Join(Path.PathSeparator, path);
        foreach (var (name, value) in environment)
        {
            info.Environment[name] = value;
        }
        return new AppHostRun(Process.Start(info)!, folder);
    }

    /// <summary>Waits for the table.</summary>
    public async Task<AppHostRun> ReadyAsync()
    {
        try
        {
            await Task.WhenAny(_ready.Task, _outputEnded.Task, Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, Patience.Token));
            Assert.True(_ready.Task.IsCompleted, "No table came: " + Output);
            return this;
        }
        catch
        {
            await DisposeAsync();
            throw;
        }
    }

    public async Task<CallToolResult> CallAsync(string tool, Dictionary<string, object?>? arguments = null)
    {
        await using var client = await McpClient.CreateAsync(
            new HttpClientTransport(new HttpClientTransportOptions { Endpoint = Mcp }),
            cancellationToken: Patience.Token
        );
        return await client.CallToolAsync(tool, arguments, cancellationToken: Patience.Token);
    }

    public async Task<int> EndedAsync()
    {
        await _process.WaitForExitAsync(Patience.Token);
        await _outputEnded.Task.WaitAsync(Patience.Token);
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            Signals.Send(_process.Id, Signals.Terminate);
            await _process.WaitForExitAsync(CancellationToken.None);
        }
        _process.Dispose();
        _folder.Delete(recursive: true);
    }

    private static string ProgramPath() =>
        Path.GetFullPath(
            Path.Combine(
                AppContext.BaseDirectory,
                typeof(AppHostRun).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(item => item.Key == "AppHost").Value!
            )
        );

    private void Take(string? line)
    {
        Add(line);
        if (line is null)
        {
            _outputEnded.TrySetResult();
        }
        else if (line.StartsWith("  context-store ", StringComparison.Ordinal)) // the last line of the table
        {
            _ready.TrySetResult();
        }
    }

    private void Add(string? line)
    {
        lock (_lines)
        {
            _lines.Add(line ?? "");
            _changed.SetResult();
            _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    [GeneratedRegex(@"^  (?<part>\S+) +(?<url>http://\S+)", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Address();
}
