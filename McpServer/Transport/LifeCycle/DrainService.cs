using OllamaMcp.Server.Transport.Configuration;
using OllamaMcp.Server.Transport.Guards;
using OllamaMcp.Server.Transport.Sessions;

namespace OllamaMcp.Server.Transport.LifeCycle;

/// <summary>
/// Stops in order, before any other service does: callers are sent elsewhere as long as some may still be sent here, then there are no
/// new calls, those in flight finish within their time, then streams and sessions end, and so the web server, which goes last, has
/// nobody left to wait for.
/// </summary>
internal sealed partial class DrainService(
    DrainState drain,
    OpenConnections connections,
    CallSlots slots,
    SessionStore sessions,
    TransportOptions options,
    TimeProvider time,
    ILogger<DrainService> logger
) : IHostedLifecycleService
{
    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        drain.Leave();
        await Task.Delay(options.ShutdownDelay, time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        drain.Begin();
        connections.AskToClose();
        LogDraining(slots.Count, options.ShutdownTimeout.TotalSeconds);
        try
        {
            await slots.WhenIdleAsync().WaitAsync(options.ShutdownTimeout, time, cancellationToken);
        }
        catch (Exception error) when (error is TimeoutException or OperationCanceledException)
        {
            LogCut(slots.Count);
            await drain.CutCallsAsync();
        }

        await drain.EndStreamsAsync();
        await sessions.EndAllAsync().WaitAsync(cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    [LoggerMessage(1041, LogLevel.Information, "Stopping: {Calls} calls in flight, which have {Seconds} s to finish")]
    private partial void LogDraining(int calls, double seconds);

    [LoggerMessage(1042, LogLevel.Warning, "Stopping: the time of calls in flight is up ({Calls} of them)")]
    private partial void LogCut(int calls);
}
