using OllamaMcp.AppHost.Processes.Dashboard;
using OllamaMcp.AppHost.Processes.Placement;
using OllamaMcp.AppHost.Settings;
using OllamaMcp.AppHost.Topology;

namespace OllamaMcp.AppHost.Processes.Hosting;

/// <summary>Places the parts of the topology, and what runs beside it.</summary>
internal sealed class Placements(HostSettings settings, HttpClient http, TimeProvider time)
{
    private readonly Dictionary<PartKind, IPlacement> _placements = new()
    {
        [PartKind.ContextStore] = new ContextStorePlacement(settings),
        [PartKind.Ollama] = new OllamaPlacement(settings, http, time),
        [PartKind.McpServer] = new ServerPlacement(settings, http),
        [PartKind.McpFront] = new FrontPlacement(settings, time),
    };

    /// <summary>Decides where everything runs, before anything is started: that stays as it is over every restart.</summary>
    /// <param name="dashboard">Is no part of the topology: every part is told where it will be, and waits for none.</param>
    /// <param name="cancellation">Ends the look around.</param>
    /// <returns>What runs, each behind those that it depends on.</returns>
    /// <exception cref="Machine.HostException">A part cannot run here as the settings want it.</exception>
    public async Task<IReadOnlyList<(Placed Placed, IReadOnlyList<string> DependsOn)>> PlaceAsync(
        DashboardPlacement dashboard,
        CancellationToken cancellation
    )
    {
        var parts = Replication.Expand(LocalTopology.Describe(settings));
        foreach (var part in parts)
        {
            _placements[part.Kind].Check(part);
        }
        List<(Placed Placed, IReadOnlyList<string> DependsOn)> all = [];
        var beside = dashboard.Place();
        foreach (var part in parts)
        {
            var needed = all.Select(other => other.Placed).Where(other => part.DependsOn.Contains(other.Name, StringComparer.Ordinal));
            var given = Giving.Join(needed);
            all.Add((dashboard.Watched(part, await _placements[part.Kind].PlaceAsync(part, given, cancellation)), part.DependsOn));
        }
        return beside is null ? all : [.. all, (beside, [])];
    }
}
