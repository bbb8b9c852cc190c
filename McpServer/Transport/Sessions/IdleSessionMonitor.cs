using OllamaMcp.Server.Transport.Configuration;

namespace OllamaMcp.Server.Transport.Sessions;

/// <summary>Looks for idle sessions again and again.</summary>
internal sealed class IdleSessionMonitor(SessionStore sessions, TransportOptions options, TimeProvider time) : BackgroundService
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var quarter = options.SessionIdle / 4;
        using var timer = new PeriodicTimer(quarter < Longest ? quarter : Longest, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            sessions.EndIdle();
        }
    }
}
