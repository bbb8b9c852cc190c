namespace OllamaMcp.AppHost.Tests.Running;

/// <summary>The processes and ports of runs, as they were seen while these ran. Thread-safe.</summary>
internal sealed class Sightings
{
    private readonly Lock _lock = new();
    private readonly HashSet<int> _processes = [];
    private readonly HashSet<int> _ports = [];

    public IReadOnlyList<int> Processes
    {
        get
        {
            lock (_lock)
            {
                return [.. _processes];
            }
        }
    }

    public IReadOnlyList<int> Ports
    {
        get
        {
            lock (_lock)
            {
                return [.. _ports];
            }
        }
    }

    /// <returns>The processes of that run.</returns>
    public IReadOnlyList<int> Add(AppHostRun run)
    {
        int[] processes = [run.Id, .. Machine.ChildrenOf(run.Id).Keys];
        var ports = run.Ports();
        lock (_lock)
        {
            _processes.UnionWith(processes);
            _ports.UnionWith(ports);
        }
        return processes;
    }
}
