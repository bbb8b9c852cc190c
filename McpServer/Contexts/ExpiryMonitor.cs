using OllamaMcp.Server.Errors;

namespace OllamaMcp.Server.Contexts;

/// <summary>Has the store remove what has expired, once an hour.</summary>
internal sealed partial class ExpiryMonitor(IContextStore store, TimeProvider time, ILogger<ExpiryMonitor> logger) : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            await OnceAsync(stoppingToken);
        }
    }

    /// <summary>One round. A store that is down is left for the next one.</summary>
    public async Task OnceAsync(CancellationToken cancellationToken)
    {
        try
        {
            var removed = await store.SweepAsync(cancellationToken);
            LogSwept(removed);
        }
        catch (ToolException e)
        {
            LogFailed(e.Message);
        }
    }

    [LoggerMessage(2003, LogLevel.Debug, "{Count} expired conversations were removed")]
    private partial void LogSwept(int count);

    [LoggerMessage(2004, LogLevel.Warning, "Expired conversations could not be removed: {Reason}")]
    private partial void LogFailed(string reason);
}
