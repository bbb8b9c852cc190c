using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace OllamaMcp.Server.Hosting.Startup;

/// <summary>Says where the server listens, once it does.</summary>
internal sealed partial class ListeningAnnouncement(IServer server, ILogger<ListeningAnnouncement> logger) : IHostedLifecycleService
{
    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken)
    {
        foreach (var address in server.Features.Get<IServerAddressesFeature>()?.Addresses ?? [])
        {
            // Nobody can click on 0.0.0.0.
            LogListening(
                address
                    .Replace("//0.0.0.0:", "//localhost:", StringComparison.Ordinal)
                    .Replace("//[::]:", "//localhost:", StringComparison.Ordinal)
            );
        }

        return Task.CompletedTask;
    }

    public Task StoppingAsync(CancellationToken cancellationToken)
    {
        LogStopping();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    [LoggerMessage(1002, LogLevel.Information, "Listening on {Address}: MCP at /mcp and /sse")]
    private partial void LogListening(string address);

    [LoggerMessage(1003, LogLevel.Information, "Stopping: calls in flight may finish")]
    private partial void LogStopping();
}
