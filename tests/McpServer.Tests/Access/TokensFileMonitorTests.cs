using System.Diagnostics;
using System.Net;
using Microsoft.Extensions.Logging.Abstractions;
using OllamaMcp.Server.Access;

namespace OllamaMcp.Server.Tests.Access;

public sealed class TokensFileMonitorTests : IAsyncDisposable
{
    private const string First = "first-0123456789abcdef";
    private const string Second = "second-0123456789abcdef";

    private readonly TokensFileOnDisk file = new($"alice {First}\n");
    private readonly AwaitedLogger<TokensFileProbe> log = new();
    private TokensFileMonitor? monitor;

    [Fact]
    public async Task Monitor_FileIsReplaced_KnowsTheNewTokenAndForgetsTheOld()
    {
        var gate = await StartAsync(file.Path);

        var next = System.IO.Path.Combine(file.Folder, "next");
        await File.WriteAllTextAsync(next, $"alice {Second}\n", TestContext.Current.CancellationToken);
        File.Move(next, file.Path, overwrite: true);
        await log.NextAsync("Took over the tokens");

        Assert.Equal("alice", Who(gate, Second));
        Assert.Null(Who(gate, First));
    }

    [Fact]
    public async Task Monitor_LinkedFolderIsSwapped_KnowsTheNewToken()
    {
        // As a mounted Secret has it: tokens -> ..data/tokens, ..data -> ..TIME; an update makes a new folder and swaps ..data.
        var mount = Directory.CreateDirectory(System.IO.Path.Combine(file.Folder, "mount")).FullName;
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
        await log.NextAsync("Took over the tokens");

        Assert.Equal("alice", Who(gate, Second));
        Assert.Null(Who(gate, First));
    }

    [Fact]
    public async Task Monitor_FileBreaks_KeepsTheOldTokensAndSaysWhy()
    {
        var gate = await StartAsync(file.Path);

        file.Write("alice\nnonsense here there");
        var line = await log.NextAsync("the old ones stay");

        Assert.Contains($"{file.Path}:", line, StringComparison.Ordinal);
        Assert.Equal("alice", Who(gate, First));
    }

    [Fact]
    public void Probe_NothingChanged_ReadsNothingAnew()
    {
        var options = new AccessOptions { TokensFile = file.Path };
        var probe = new TokensFileProbe(new TokenRing(options), options, NullLogger<TokensFileProbe>.Instance);

        Assert.False(probe.Once());
        file.Write($"alice {Second}\n");
        Assert.True(probe.Once());
        Assert.False(probe.Once());
    }

    public async ValueTask DisposeAsync()
    {
        if (monitor is not null)
        {
            await monitor.StopAsync(CancellationToken.None);
            monitor.Dispose();
        }

        file.Dispose();
    }

    private async Task<AccessGate> StartAsync(string path)
    {
        var options = new AccessOptions { TokensFile = path };
        var ring = new TokenRing(options);
        monitor = new(new TokensFileProbe(ring, options, log), options, TimeProvider.System, NullLogger<TokensFileMonitor>.Instance);
        await monitor.StartAsync(TestContext.Current.CancellationToken);
        return new AccessGate(ring, new CallLimits(options, TimeProvider.System));
    }

    private static string? Who(AccessGate gate, string token) => gate.Authenticate($"Bearer {token}", IPAddress.Loopback, true)?.Name;
}
