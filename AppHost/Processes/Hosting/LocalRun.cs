using OllamaMcp.AppHost.Processes.Children;
using OllamaMcp.AppHost.Processes.Display;
using OllamaMcp.AppHost.Processes.Placement;
using OllamaMcp.AppHost.Processes.Probes;
using OllamaMcp.AppHost.Settings;
using OllamaMcp.AppHost.Topology;

namespace OllamaMcp.AppHost.Processes.Hosting;

/// <summary>One run of the topology: starts the parts in order of their dependencies, watches them, ends them in reverse order.</summary>
internal sealed class LocalRun(HostSettings settings, HttpClient http, Screen screen, TimeProvider time, CancellationToken hurry)
    : IAsyncDisposable
{
    // The server lets calls in flight finish.
    private static readonly TimeSpan StopPatience = TimeSpan.FromSeconds(35);

    // Without OwnSession, Ctrl-C reaches the children as well: one that ends just before the signal is seen here did not die.
    private static readonly TimeSpan SignalSkew = TimeSpan.FromMilliseconds(300);

    private readonly IReadOnlyList<Part> _parts = Replication.Expand(LocalTopology.Describe(settings));
    private readonly Dictionary<string, Placed> _placed = new(StringComparer.Ordinal);
    private readonly List<Child> _children = [];
    private readonly ReadyWait _wait = new(settings.StartLimit, time);

    private readonly Dictionary<PartKind, IPlacement> _placements = new()
    {
        [PartKind.ContextStore] = new ContextStorePlacement(settings),
        [PartKind.Ollama] = new OllamaPlacement(settings, http, time),
        [PartKind.McpServer] = new ServerPlacement(settings, http),
        [PartKind.McpFront] = new FrontPlacement(settings, time),
    };

    /// <summary>Runs until a child dies.</summary>
    /// <returns>One of <see cref="ExitCodes"/>.</returns>
    /// <exception cref="OperationCanceledException">It was told to stop.</exception>
    public async Task<int> RunAsync(CancellationToken stop)
    {
        foreach (var part in _parts)
        {
            _placements[part.Kind].Check(part);
        }
        foreach (var part in _parts)
        {
            if (await StartAsync(part, stop) is { } dead)
            {
                return await MournAsync(dead, stop);
            }
        }
        await AnnounceAsync(stop);
        var ended = await Task.WhenAny(_children.Select(child => child.Ended)).WaitAsync(stop);
        return await MournAsync(_children.First(child => child.Ended == ended), stop);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var service in _placed.Values.Select(placed => placed.Service).OfType<IAsyncDisposable>())
        {
            await service.DisposeAsync();
        }
        foreach (var child in Enumerable.Reverse(_children))
        {
            await child.StopAsync(StopPatience, hurry);
            await child.DisposeAsync();
            screen.Say($"{child.Name} ended.");
        }
    }

    /// <returns>The child that died while it was waited for; null where the part is ready.</returns>
    private async Task<Child?> StartAsync(Part part, CancellationToken stop)
    {
        var given = Giving.Join(part.DependsOn.Select(name => _placed[name]));
        var placed = _placed[part.Name] = await _placements[part.Kind].PlaceAsync(part, given, stop);
        if (placed is not { Child: { } spec, Probe: { } probe })
        {
            return null;
        }
        var child = await Child.StartAsync(part.Name, spec, line => Relay(part, spec, line), time);
        _children.Add(child);
        return await _wait.UntilReadyAsync(child, probe, stop) ? null : child;
    }

    private void Relay(Part part, ChildSpec spec, string line)
    {
        if (!spec.IsNoise(line))
        {
            screen.Relay(part.Name, _parts.Max(other => other.Name.Length), line);
        }
    }

    private async Task<int> MournAsync(Child dead, CancellationToken stop)
    {
        await Task.Delay(SignalSkew, time, stop);
        var lines = dead.LastLines.Select(line => $"  {line}").DefaultIfEmpty("  (nothing)");
        screen.Complain(
            $"{dead.Name} ended with exit code {await dead.Ended}, so the others are ended too. Its last lines:\n{string.Join('\n', lines)}"
        );
        return ExitCodes.Failed;
    }

    private async Task AnnounceAsync(CancellationToken stop)
    {
        var table = await PlacementTable.RenderAsync(_parts.Reverse().Select(part => _placed[part.Name]), stop);
        screen.Say($"\nReady. Ctrl-C ends everything.\n\n{table}\n");
    }
}
