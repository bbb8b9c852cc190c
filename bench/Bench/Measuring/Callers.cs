using OllamaMcp.Bench.Clients;
using OllamaMcp.Bench.Targets;

namespace OllamaMcp.Bench.Measuring;

/// <summary>A number of connected callers of one target. Disposing ends their sessions.</summary>
internal sealed class Callers : IAsyncDisposable
{
    private readonly List<ICaller> _callers = [];

    public IReadOnlyList<ICaller> All => _callers;

    public static async Task<Callers> ConnectAsync(IRunningTarget target, int count, CancellationToken cancellationToken)
    {
        var callers = new Callers();
        for (var i = 0; i < count; i++)
        {
            callers._callers.Add(await target.ConnectAsync(cancellationToken));
        }

        return callers;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var caller in _callers)
        {
            await caller.DisposeAsync();
        }
    }
}
