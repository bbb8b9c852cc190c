using System.Diagnostics;
using System.Net;
using Microsoft.Extensions.Logging.Abstractions;
using OllamaMcp.Server.Access;

namespace OllamaMcp.Server.Tests.Access;

public sealed class TokensFileMonitorTests : IAsyncDisposable
{
    private const string First = "first-0123456789abcdef";
    private const string Second = "second-0123456789abcdef";

    private readonly TokensFileOnDisk _file = new($"alice {First}\n");
    private readonly AwaitedLogger<TokensFileProbe> _log = new();
    private TokensFileMonitor? _monitor;

    [Fact]
    public async Task Monitor_FileIsReplaced_KnowsTheNewTokenAndForgetsTheOld()
    {
        var gate = await StartAsync(_file.Path);

        var next = System.IO.Path.Combine(_file.Folder, "next");
        await File.WriteAllTextAsync(next, $"alice {Second}\n", TestContext.Current.CancellationToken);
        File.Move(next, _file.Path, overwrite: true);
        await _log.NextAsync("Took over the tokens");

        Assert.Equal("alice", Who(gate, Second));
        Assert.Null(Who(gate, First));
    }

    [Fact]
    public async Task Monitor_LinkedFolderIsSwapped_KnowsTheNewToken()
    {
        // As a mounted Secret has it: tokens -> ..data/tokens, ..data -> ..TIME; an update makes a new folder and swaps ..data.
        var mount = Directory.CreateDirectory(System.IO.Path.Combine(_file.Folder, "mount")).FullName;
        Directory.CreateDirectory(System.IO.Path.Combine(mount, "..1"));
        Directory.CreateDirectory(System.IO.Path.Combine(mount, "..2"));
        await File.WriteAllTextAsync(
            System.IO.Path.Combine(mount, "..1", "tokens"),
            $"alice {First}\n",
            TestContext.Current.CancellationToken
        );
        await File.WriteAllTextAsync(
            System.IO.Path.Combine(mount, "..2", "tokens"),
            $"alice {Second}\n",
            TestContext.Current.CancellationToken
        );
        Directory.CreateSymbolicLink(System.IO.Path.Combine(mount, "..data"), "..1");
        var path = System.IO.Path.Combine(mount, "tokens");
        File.CreateSymbolicLink(path, "..data/tokens");
        var gate = await StartAsync(path);

        Directory.CreateSymbolicLink(System.IO.Path.Combine(mount, "..data_tmp"), "..2");
        // rename(2) over the link, as kubelet does it; File.Move and Directory.Move both refuse a link to a folder.
        using var rename = Process.Start(
            "mv",
            ["-T", System.IO.Path.Combine(mount, "..data_tmp"), System.IO.Path.Combine(mount, "..data")]
        );
        await rename.WaitForExitAsync(TestContext.Current.CancellationToken);
        await _log.NextAsync("Took over the tokens");

        Assert.Equal("alice", Who(gate, Second));
        Assert.Null(Who(gate, First));
    }

    [Fact]
    public async Task Monitor_FileBreaks_KeepsTheOldTokensAndSaysWhy()
    {
        var gate = await StartAsync(_file.Path);

        _file.Write("alice\nnonsense here there");
        var line = await _log.NextAsync("the old ones stay");

        Assert.Contains($"{_file.Path}:", line, StringComparison.Ordinal);
        Assert.Equal("alice", Who(gate, First));
    }

    [Fact]
    public void Probe_NothingChanged_ReadsNothingAnew()
    {
        var options = new AccessOptions { TokensFile = _file.Path };
        var probe = new TokensFileProbe(new TokenRing(options), options, NullLogger<TokensFileProbe>.Instance);

        Assert.False(probe.Once());
        _file.Write($"alice {Second}\n");
        Assert.True(probe.Once());
        Assert.False(probe.Once());
    }

    public async ValueTask DisposeAsync()
    {
        if (_monitor is not null)
        {
            await _monitor.StopAsync(CancellationToken.None);
            _monitor.Dispose();
        }

        _file.Dispose();
    }

    private async Task<AccessGate> StartAsync(string path)
    {
        var options = new AccessOptions { TokensFile = path };
        var ring = new TokenRing(options);
        _monitor = new(new TokensFileProbe(ring, options, _log), options, TimeProvider.System, NullLogger<TokensFileMonitor>.Instance);
        await _monitor.StartAsync(TestContext.Current.CancellationToken);
        return new AccessGate(ring, new CallLimits(options, TimeProvider.System));
    }

    private static string? Who(AccessGate gate, string token) => gate.Authenticate($"Bearer {token}", IPAddress.Loopback, true)?.Name;
}
