using System.Diagnostics;
using OllamaMcp.TestKit;

namespace OllamaMcp.Server.Tests.Contexts;

/// <summary>A real Redis on a free port, with a password and everything on the disk before it is acknowledged.</summary>
public sealed class RedisServer : IAsyncDisposable
{
    public const string Password = "s,p=e c";
    private readonly TemporaryFolder _folder = new();
    private Process? _process;

    public int Port { get; } = FreePorts.Take();

    public string Uri => $"redis://:{System.Uri.EscapeDataString(Password)}@127.0.0.1:{Port}";

    public static bool IsInstalled =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator)
            .Any(folder => File.Exists(Path.Combine(folder, "redis-server")));

    /// <summary>Skips the test where no redis-server is on the PATH.</summary>
    public static void Require()
    {
        if (!IsInstalled)
        {
            Assert.Skip("redis-server is not on the PATH; eng/provision provides it.");
        }
    }

    /// <summary>Returns when it takes connections.</summary>
    public async Task StartAsync()
    {
        var start = new ProcessStartInfo("redis-server") { RedirectStandardOutput = true, UseShellExecute = false };
        string[] arguments =
        [
            .. new[] { "--port", $"{Port}", "--bind", "127.0.0.1", "--dir", _folder.Path, "--requirepass", Password },
            .. new[] { "--appendonly", "yes", "--appendfsync", "always", "--save", "" },
        ];
        Array.ForEach(arguments, start.ArgumentList.Add);
        _process = Process.Start(start)!;
        using var patience = new CancellationTokenSource(Patience.Limit);
        while (await _process.StandardOutput.ReadLineAsync(patience.Token) is { } line)
        {
            if (line.Contains("Ready to accept connections", StringComparison.Ordinal))
            {
                _ = _process.StandardOutput.ReadToEndAsync(CancellationToken.None);
                return;
            }
        }

        throw new InvalidOperationException("redis-server ended at once.");
    }

    /// <summary>SIGKILL: nothing is written on the way out.</summary>
    public async Task KillAsync()
    {
        _process!.Kill();
        await _process.WaitForExitAsync(CancellationToken.None).WaitAsync(Patience.Limit, CancellationToken.None);
    }

    /// <summary>Makes it hang (STOP) or go on (CONT), with its connections open.</summary>
    public async Task SignalAsync(string signal)
    {
        using var kill = Process.Start("kill", ["-" + signal, $"{_process!.Id}"]);
        await kill.WaitForExitAsync(CancellationToken.None).WaitAsync(Patience.Limit, CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is { HasExited: false })
        {
            await KillAsync();
        }

        _process?.Dispose();
        _folder.Dispose();
    }
}
