using System.Diagnostics;
using System.Globalization;
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
    private TaskCompletionSource _wrote = new(TaskCreationOptions.RunContinuationsAsynchronously);
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

    public string Folder => _folder.FullName;

    /// <summary>The records of this run and those that it finds.</summary>
    public string Records => Path.Combine(Folder, "ollama-mcp", "runs");

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

    /// <param name="path">The folders of PATH.</param>
    /// <param name="arguments">Settings; the ports are free ones unless they say otherwise.</param>
    public static AppHostRun Start(IEnumerable<string> path, params IEnumerable<string> arguments) => Start(path, [], arguments);

    /// <param name="path">The folders of PATH.</param>
    /// <param name="environment">Further variables, which the children get too.</param>
    /// <param name="arguments">Settings; the ports are free ones unless they say otherwise.</param>
    public static AppHostRun Start(
        IEnumerable<string> path,
        Dictionary<string, string> environment,
        params IEnumerable<string> arguments
    ) => Start(Directory.CreateTempSubdirectory("ollama-mcp-apphost-"), path, environment, arguments);

    /// <summary>Another run that finds what this one left. Dispose of it first.</summary>
    public AppHostRun Again(params IEnumerable<string> arguments) =>
        Start(new DirectoryInfo(Folder), Machine.EmptyPath, [], [$"OLLAMA_HOST={Machine.FreeLoopbackAddress()}", .. arguments]);

    private static AppHostRun Start(
        DirectoryInfo folder,
        IEnumerable<string> path,
        Dictionary<string, string> environment,
        IEnumerable<string> arguments
    )
    {
        // As a shell does it: a process group of its own, which a signal can be sent to.
        var (file, all) = OwnSession.Of(
            BuiltPrograms.Dotnet,
            [Program, "MCP_PORT=0", "AppHost__Dashboard=off", $"AppHost__DataFolder={folder.FullName}", .. arguments]
        );
        var info = new ProcessStartInfo(file, all)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder.FullName,
        };
        info.Environment["XDG_DATA_HOME"] = folder.FullName; // records of runs
        info.Environment["PATH"] = string.Join(Path.PathSeparator, path);
        info.Environment["AppHost__Profile"] = "processes";
        foreach (var (name, value) in environment)
        {
            info.Environment[name] = value;
        }
        return new AppHostRun(Process.Start(info)!, folder);
    }

    /// <summary>The ports that it took so far: free ones, and none that others are known by.</summary>
    public IReadOnlyList<int> Ports() =>
        [.. Port().Matches(Output).Select(match => int.Parse(match.Value, CultureInfo.InvariantCulture)).Where(port => port >= 20_000)];

    /// <summary>The files in its folder that are not the user's data.</summary>
    public IReadOnlyList<string> StrayFiles() =>
        [
            .. _folder
                .EnumerateFiles("*", SearchOption.AllDirectories)
                .Select(file => file.FullName)
                .Where(file => !file.Contains("appendonlydir", StringComparison.Ordinal)),
        ];

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

    /// <summary>Waits until it runs so a part: whatever has that text in its command line.</summary>
    /// <returns>The process.</returns>
    public async Task<int> RunsAsync(string program)
    {
        var found = 0;
        await Machine.UntilAsync(
            () =>
            {
                found = Machine.PartsOf(Id).FirstOrDefault(part => part.Value.Contains(program, StringComparison.Ordinal)).Key;
                return Task.FromResult(found > 0);
            },
            () => $"No {program} was started: {Output}"
        );
        return found;
    }

    /// <summary>Fails the test where the output has not all of these, one after another. Lines of other parts may stand between them.</summary>
    public void SaidInOrder(params string[] parts)
    {
        var output = Output;
        int[] places = [.. parts.Select(part => output.IndexOf(part, StringComparison.Ordinal))];
        Assert.True(!places.Contains(-1) && places.SequenceEqual(places.Order()), $"Not in order: {string.Join(" | ", parts)}\n{output}");
    }

    /// <summary>Waits until the output has that text so many times.</summary>
    public async Task SaysAsync(string text, int times = 1)
    {
        while (true)
        {
            Task wrote;
            lock (_lines)
            {
                if (_lines.Count(line => line.Contains(text, StringComparison.Ordinal)) >= times)
                {
                    return;
                }
                wrote = _wrote.Task;
            }
            try
            {
                await wrote.WaitAsync(Patience.Token);
            }
            catch (OperationCanceledException)
            {
                Assert.Fail($"\"{text}\" did not come {times} times: {Output}");
            }
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

    /// <summary>Waits until a call has reached the emulator: the model is loaded then.</summary>
    public async Task LoadedAsync()
    {
        using var http = new HttpClient();
        var running = new Uri(AddressOf("ollama"), "api/ps");
        await Machine.UntilAsync(
            async () => (await http.GetStringAsync(running, Patience.Token)).Contains("emulated-chat", StringComparison.Ordinal),
            () => $"No call came to the emulator: {Output}"
        );
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
        if (Directory.Exists(Folder)) // another run in the same folder may have been faster
        {
            _folder.Delete(recursive: true);
        }
    }

    /// <summary>Path of the built AppHost.</summary>
    public static string Program { get; } =
        Path.GetFullPath(
            Path.Combine(
                AppContext.BaseDirectory,
                typeof(AppHostRun).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(item => item.Key == "AppHost").Value!
            )
        );

    /// <summary>Path of a program that the AppHost starts.</summary>
    public static string BuiltProgram(string assembly) =>
        Path.GetFullPath(
            Path.Combine(
                Path.GetDirectoryName(Program)!,
                typeof(BuiltPrograms)
                    .Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
                    .Single(item => item.Key == "Program:" + assembly)
                    .Value!
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
        TaskCompletionSource wrote;
        lock (_lines)
        {
            _lines.Add(line ?? "");
            (wrote, _wrote) = (_wrote, new(TaskCreationOptions.RunContinuationsAsynchronously));
        }
        wrote.SetResult();
    }

    [GeneratedRegex(@"^  (?<part>\S+) +(?<url>http://\S+)", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Address();

    [GeneratedRegex(@"(?<=(127\.0\.0\.1|localhost):)\d+", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Port();
}
