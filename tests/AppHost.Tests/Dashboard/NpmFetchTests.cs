using System.Collections.Concurrent;
using OllamaMcp.AppHost.Processes.Dashboard;
using OllamaMcp.AppHost.Processes.Machine;
using OllamaMcp.TestKit;

namespace OllamaMcp.AppHost.Tests.Dashboard;

/// <summary>The real npm fetches from a registry of this machine.</summary>
public sealed class NpmFetchTests : IAsyncLifetime
{
    private const UnixFileMode Execute = UnixFileMode.UserExecute;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("ollama-mcp-fetch-");
    private readonly ConcurrentQueue<string> _shown = [];
    private PackageRegistry _registry = null!;

    public async ValueTask InitializeAsync() => _registry = await PackageRegistry.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await _registry.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Run_PutsTheProgramInItsPlaceAndLeavesNothingElse()
    {
        var (fetch, cache) = Fetch(_registry.Sha512);

        await fetch.RunAsync(Patience.Token);

        Assert.Equal(PackageRegistry.Content, await File.ReadAllTextAsync(cache.Program, Patience.Token));
        Assert.True(OperatingSystem.IsWindows() || File.GetUnixFileMode(cache.Program).HasFlag(Execute));
        Assert.Equal("fetching @microsoft/aspire-cli-test@13.5.4 by npm, 128 MB, once", _shown.First());
        Assert.Empty(Directory.EnumerateDirectories(cache.Root, ".*"));
    }

    [Fact]
    public async Task Run_WithAnotherChecksum_RefusesTheProgram()
    {
        var (fetch, cache) = Fetch(sha512: "another");

        var failure = await Assert.ThrowsAsync<HostException>(() => fetch.RunAsync(Patience.Token));

        Assert.Contains("its checksum is sha512-" + _registry.Sha512, failure.Message, StringComparison.Ordinal);
        Assert.False(cache.HasProgram);
    }

    [Fact]
    public async Task Run_TwiceAtOnce_FetchesOnce()
    {
        var fetches = Enumerable.Range(0, 2).Select(_ => Fetch(_registry.Sha512).Fetch.RunAsync(Patience.Token));

        await Task.WhenAll(fetches);

        Assert.Equal(1, _registry.Served);
    }

    [Fact]
    public async Task Run_Interrupted_LeavesNothingAndTheNextOneSucceeds()
    {
        using var stop = new CancellationTokenSource();
        var (fetch, cache) = Fetch(_registry.Sha512);
        _registry.Stalls = true;
        var running = fetch.RunAsync(stop.Token);
        await _registry.Asked.WaitAsync(Patience.Token);

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
        Assert.Empty(Directory.EnumerateDirectories(cache.Root, ".*"));
        _registry.Stalls = false;
        await fetch.RunAsync(Patience.Token);
        Assert.True(cache.HasProgram);
    }

    [Fact]
    public async Task Run_AfterOneThatWasKilled_SweepsWhatItLeft()
    {
        var (fetch, cache) = Fetch(_registry.Sha512);
        Directory.CreateDirectory(Path.Combine(cache.Root, ".fetch-left", "cache"));

        await fetch.RunAsync(Patience.Token);

        Assert.Empty(Directory.EnumerateDirectories(cache.Root, ".*"));
    }

    private (NpmFetch Fetch, DashboardCache Cache) Fetch(string sha512)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "npm is started by a shell script");
        var package = new DashboardPackage("test", sha512);
        var cache = new DashboardCache(Path.Combine(_folder.FullName, "cache"), package, TimeProvider.System);
        var npm = File.Exists(Path.Combine(_folder.FullName, "npm")) ? Path.Combine(_folder.FullName, "npm") : _registry.Npm(_folder);
        return (new NpmFetch(npm, package, cache, _shown.Enqueue, TimeProvider.System), cache);
    }
}
