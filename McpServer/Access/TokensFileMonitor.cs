using System.Threading.Channels;

namespace OllamaMcp.Server.Access;

/// <summary>
/// Runs the probe when something happens in the folder of the tokens file, and every few seconds besides: network folders
/// and some mounts tell nothing.
/// </summary>
internal sealed partial class TokensFileMonitor(
    TokensFileProbe probe,
    AccessOptions options,
    TimeProvider time,
    ILogger<TokensFileMonitor> logger
) : BackgroundService
{
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var signals = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
        using var timer = time.CreateTimer(_ => signals.Writer.TryWrite(true), null, Interval, Interval);
        using var watcher = TryWatch(signals.Writer);
        // A first look: the file may have changed since its tokens were read, when nobody watched yet.
        signals.Writer.TryWrite(true);
        await foreach (var _ in signals.Reader.ReadAllAsync(stoppingToken))
        {
            probe.Once();
        }
    }

    private FileSystemWatcher? TryWatch(ChannelWriter<bool> signals)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(options.TokensFile!))!;
        try
        {
            // The whole folder: in a mounted Secret it is the link beside the file that moves.
            var watcher = new FileSystemWatcher(folder);
            watcher.Changed += (_, _) => signals.TryWrite(true);
            watcher.Created += (_, _) => signals.TryWrite(true);
            watcher.Deleted += (_, _) => signals.TryWrite(true);
            watcher.Renamed += (_, _) => signals.TryWrite(true);
            watcher.EnableRaisingEvents = true;
            return watcher;
        }
        catch (Exception e) when (e is IOException or ArgumentException or UnauthorizedAccessException)
        {
            LogNotWatched(folder, e.Message);
            return null;
        }
    }

    [LoggerMessage(4003, LogLevel.Information, "Changes in {Folder} are found by looking every few seconds: {Reason}")]
    private partial void LogNotWatched(string folder, string reason);
}
