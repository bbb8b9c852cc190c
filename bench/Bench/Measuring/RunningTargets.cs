using OllamaMcp.Bench.Backends;
using OllamaMcp.Bench.Targets;

namespace OllamaMcp.Bench.Measuring;

/// <summary>All targets of a stage, running. Disposing ends them.</summary>
internal sealed class RunningTargets : IAsyncDisposable
{
    private readonly List<IRunningTarget> _targets = [];

    public IReadOnlyList<IRunningTarget> All => _targets;

    public static async Task<RunningTargets> StartAsync(
        IBackend backend,
        IReadOnlyList<ITarget> targets,
        CancellationToken cancellationToken
    )
    {
        var running = new RunningTargets();
        try
        {
            foreach (var target in targets)
            {
                running._targets.Add(await target.StartAsync(backend.Address, cancellationToken));
            }

            return running;
        }
        catch
        {
            await running.DisposeAsync();
            throw;
        }
    }

    /// <summary>All of them, another one first in each round.</summary>
    public IEnumerable<IRunningTarget> From(int round)
    {
        var first = round % _targets.Count;
        return _targets.Skip(first).Concat(_targets.Take(first));
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var target in _targets)
        {
            await target.DisposeAsync();
        }
    }
}
