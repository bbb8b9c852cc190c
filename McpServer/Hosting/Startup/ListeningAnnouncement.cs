using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using OllamaMcp.Server.Access;

namespace OllamaMcp.Server.Hosting.Startup;

/// <summary>Says where the server listens, once it does.</summary>
internal sealed partial class ListeningAnnouncement(IServer server, AccessOptions access, ILogger<ListeningAnnouncement> logger)
    : IHostedLifecycleService
{
    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken)
    {
        // In the order in which they were opened: the guarded port comes second.
        var addresses = server.Features.Get<IServerAddressesFeature>()?.Addresses ?? [];
        foreach (var (index, address) in addresses.Select(Clickable).Index())
        {
            LogListening(address, index == 0 && !access.Required ? "" : ", with a token");
        }

        return Task.CompletedTask;
    }

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    // Nobody can click on 0.0.0.0.
    private static string Clickable(string address) =>
        address
            .Replace("//0.0.0.0:", "//localhost:", StringComparison.Ordinal)
            .Replace("//[::]:", "//localhost:", StringComparison.Ordinal);

    [LoggerMessage(102, LogLevel.Information, "Listening on {Address}: MCP at /mcp and /sse{Token}")]
    private partial void LogListening(string address, string token);
}
