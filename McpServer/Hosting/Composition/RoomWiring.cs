using OllamaMcp.Server.Tools.Changes;
using OllamaMcp.Server.Transport.Subscriptions;

namespace OllamaMcp.Server.Hosting.Composition;

/// <summary>Connects at start what the rooms, which do not know each other, have to tell each other.</summary>
internal sealed class RoomWiring(ChangeFeed changes, ResourceChanges watched, ReplicaCalls calls) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        changes.Watch(watched.Publish);
        calls.Answer();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
