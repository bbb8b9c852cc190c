using OllamaMcp.Bench.Backends;
using OllamaMcp.Bench.Clients;
using OllamaMcp.Bench.Processes;
using OllamaMcp.Bench.Targets;

namespace OllamaMcp.Bench.Measuring;

/// <summary>Opens many sessions that do nothing, and weighs the server before and after.</summary>
internal sealed class SessionStage(Figures figures, Plan plan, Action<string> say)
{
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(2);

    public async Task RunAsync(IBackend backend, IEnumerable<SessionTarget> targets, CancellationToken cancellationToken)
    {
        foreach (var target in targets)
        {
            say($"{backend.Name}: {plan.Sessions} idle sessions of {target.Target.Name}");
            await using var running = await target.Target.StartAsync(backend.Address, cancellationToken);
            var open = new List<IAsyncDisposable>(plan.Sessions);
            // The first ones pay for what all of them share.
            await OpenAsync(target, running, open, plan.Sessions / 10, cancellationToken);
            var before = await SettledAsync(running, cancellationToken);
            var opened = await OpenAsync(target, running, open, plan.Sessions - (plan.Sessions / 10), cancellationToken);
            var after = await SettledAsync(running, cancellationToken);
            figures.Add(new FigureKey(backend.Name, target.Target.Name, Metric.Session), (after - before) / opened);
            foreach (var connection in open)
            {
                await connection.DisposeAsync();
            }
        }
    }

    private async Task<int> OpenAsync(
        SessionTarget target,
        IRunningTarget running,
        List<IAsyncDisposable> open,
        int count,
        CancellationToken cancellationToken
    )
    {
        for (var opened = 0; opened < count; opened++)
        {
            try
            {
                if (await target.OpenAsync(running.Server!, cancellationToken) is { } connection)
                {
                    open.Add(connection);
                }
            }
            catch (InvalidOperationException refusal) when (opened > 0)
            {
                say($"{target.Target.Name} takes no more after {opened}: {refusal.Message}");
                return opened;
            }
        }

        return count;
    }

    private static async Task<double> SettledAsync(IRunningTarget running, CancellationToken cancellationToken)
    {
        await Task.Delay(Settling, TimeProvider.System, cancellationToken);
        return ProcessFigures.Resident(running.ProcessId!.Value);
    }
}
