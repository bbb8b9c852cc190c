using System.Collections.Concurrent;
using System.Globalization;
using OllamaMcp.AppHost.Processes.Children;
using OllamaMcp.AppHost.Processes.Machine;

namespace OllamaMcp.AppHost.Processes.Dashboard;

/// <summary>Fetches the dashboard's program into the cache with the user's npm, and so from the registry that he has set there.</summary>
internal sealed class NpmFetch(string npm, DashboardPackage package, DashboardCache cache, Action<string> show, TimeProvider time)
{
    private const string StagingPattern = ".fetch-*";

    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(250);

    /// <exception cref="HostException">It did not come; says why, in one line.</exception>
    public async Task RunAsync(CancellationToken stop)
    {
        try
        {
            await using var right = await TakeRightAsync(stop);
            if (!cache.HasProgram)
            {
                await FetchAsync(stop);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            throw new HostException(e.Message);
        }
    }

    private async Task<FileStream> TakeRightAsync(CancellationToken stop)
    {
        var waits = false;
        while (true)
        {
            if (cache.TryLock() is { } right)
            {
                return right;
            }
            if (!waits)
            {
                show("another AppHost is fetching it");
            }
            waits = true;
            await Task.Delay(Look, time, stop);
        }
    }

    // Staging lies beside the place itself, so that the last step is a rename. Who has the right may sweep what an interrupted fetch left.
    private async Task FetchAsync(CancellationToken stop)
    {
        foreach (var left in Directory.EnumerateDirectories(cache.Root, StagingPattern))
        {
            Directory.Delete(left, recursive: true);
        }
        DemandRoom();
        var staging = Directory.CreateDirectory(
            Path.Combine(cache.Root, StagingPattern.Replace("*", Path.GetRandomFileName(), StringComparison.Ordinal))
        );
        try
        {
            await DownloadAsync(staging, stop);
            var archive =
                staging.EnumerateFiles("*.tgz").FirstOrDefault() ?? throw new HostException($"npm brought no archive of {package}.");
            var program = Path.Combine(staging.FullName, package.Program);
            await PackageArchive.UnpackAsync(archive.FullName, package, program, stop);
            cache.Place(program);
        }
        finally
        {
            staging.Delete(recursive: true);
        }
    }

    private void DemandRoom()
    {
        var free =
            OperatingSystem.IsWindows() && cache.Root.StartsWith(@"\\", StringComparison.Ordinal)
                ? long.MaxValue // a share is no drive, and does not tell
                : new DriveInfo(cache.Root).AvailableFreeSpace;
        if (free < DashboardPackage.Room)
        {
            throw new HostException($"{cache.Root} needs {Megabytes(DashboardPackage.Room)}, and {Megabytes(free)} are free.");
        }
    }

    private async Task DownloadAsync(DirectoryInfo staging, CancellationToken stop)
    {
        var what = $"fetching {package} by npm, {Megabytes(DashboardPackage.Size)}, once";
        show(what);
        var progress = new FetchProgress(DashboardPackage.Size, time);
        var output = new ConcurrentQueue<string>();
        await using var child = await Child.StartAsync("npm", Pack(staging.FullName), output.Enqueue, time);
        while (!child.Ended.IsCompleted)
        {
            if (progress.Observe(BytesIn(staging)) is { } line)
            {
                show($"{what}: {line}");
            }
            await Task.WhenAny(child.Ended, Task.Delay(Look, time, stop));
            stop.ThrowIfCancellationRequested();
        }
        if ((await child.Ended).Code is not 0 and var exitCode)
        {
            throw new HostException(NpmFailure.Describe(string.Join('\n', output), exitCode));
        }
    }

    // A cache of its own, which shows how much has come, and is gone afterwards. Settings of the user (registry, proxy) stay in force.
    private ChildSpec Pack(string folder) =>
        new(
            npm,
            "pack",
            package.ToString(),
            "--pack-destination",
            folder,
            "--cache",
            Path.Combine(folder, "cache"),
            "--json",
            "--loglevel=silent",
            "--no-update-notifier",
            "--fetch-retries=1",
            "--fetch-retry-mintimeout=1000"
        );

    private static long BytesIn(DirectoryInfo folder)
    {
        try
        {
            return folder.EnumerateFiles("*", SearchOption.AllDirectories).Sum(file => file.Length);
        }
        catch (IOException)
        {
            return 0; // npm moves them about
        }
    }

    private static string Megabytes(long bytes) => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e6:0} MB");
}
