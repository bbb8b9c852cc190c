using System.Diagnostics;
using System.Reflection;
using System.Text.RegularExpressions;
using OllamaMcp.TestKit;

namespace OllamaMcp.Clients.Tests.Servers;

/// <summary>The server as users run it: the built program, on a free port of loopback. Disposing ends it.</summary>
internal sealed partial class ServerProcess : IAsyncDisposable
{
    private readonly Process _process;

    private ServerProcess(Process process, Uri address) => (_process, Address) = (process, address);

    public static string Program { get; } =
        typeof(ServerProcess).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().First(each => each.Key == "ServerProgram").Value!;

    /// <summary>Where it listens.</summary>
    public Uri Address { get; }

    /// <summary>The settings of a server in front of an Ollama, here and over stdio.</summary>
    public static Dictionary<string, string> Settings(Uri ollama) =>
        new(StringComparer.Ordinal)
        {
            ["MCP_HOST"] = "127.0.0.1",
            ["MCP_PORT"] = "0",
            ["OLLAMA_SERVER_URL"] = ollama.GetLeftPart(UriPartial.Authority),
            ["Contexts__Store"] = "memory",
            ["LOG_FORMAT"] = "json",
        };

    /// <param name="further">Settings besides <see cref="Settings"/>.</param>
    public static async Task<ServerProcess> StartAsync(Uri ollama, Dictionary<string, string>? further = null)
    {
        var start = new ProcessStartInfo(Program)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        foreach ((var name, var value) in Settings(ollama).Concat(further ?? []))
        {
            start.Environment[name] = value;
        }

        var listening = new TaskCompletionSource<Uri>(TaskCreationOptions.RunContinuationsAsynchronously);
        var process = new Process { StartInfo = start, EnableRaisingEvents = true };
        process.OutputDataReceived += (_, line) => Hear(line.Data, listening);
        process.ErrorDataReceived += (_, line) => Hear(line.Data, listening);
        process.Exited += (_, _) => listening.TrySetException(new InvalidOperationException("The server ended before it listened."));
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return new ServerProcess(process, await listening.Task.WaitAsync(Patience.Limit, TestContext.Current.CancellationToken));
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync(CancellationToken.None);
        _process.Dispose();
    }

    private static void Hear(string? line, TaskCompletionSource<Uri> listening)
    {
        if (line is not null && Announcement().Match(line) is { Success: true } found)
        {
            listening.TrySetResult(new Uri(found.Groups["address"].Value));
        }
    }

    [GeneratedRegex("Listening on (?<address>http://[0-9.]+:[0-9]+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Announcement();
}
