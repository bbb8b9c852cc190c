using OllamaMcp.Bench.Backends;
using OllamaMcp.Bench.Clients;
using OllamaMcp.Bench.Processes;
using OllamaMcp.Bench.Targets;

namespace OllamaMcp.Bench.Measuring;

/// <summary>
/// Calls every target under every load. All targets run at once and take turns within a round, so that whatever else the
/// machine does falls on all of them; the one that begins differs from round to round.
/// </summary>
internal sealed class LoadStage(Figures figures, Plan plan, Action<string> say)
{
    public async Task RunAsync(
        IBackend backend,
        IReadOnlyList<ITarget> targets,
        IReadOnlyList<LoadCase> cases,
        CancellationToken cancellationToken
    )
    {
        await using var running = await RunningTargets.StartAsync(backend, targets, cancellationToken);
        say($"{backend.Name}: warming up");
        foreach (var target in running.All)
        {
            await WarmUpAsync(target, cases, cancellationToken);
        }

        for (var round = 0; round < plan.Rounds; round++)
        {
            foreach (var load in cases)
            {
                say($"{backend.Name}: {load.Workload} with {load.Callers}, round {round + 1} of {plan.Rounds}");
                foreach (var target in running.From(round).Where(each => load.Suits(each.Target)))
                {
                    await MeasureAsync(backend, target, load, cancellationToken);
                }
            }
        }

        foreach (var target in running.All)
        {
            if (target.ProcessId is { } process)
            {
                figures.Add(new FigureKey(backend.Name, target.Target.Name, Metric.PeakMemory), ProcessFigures.PeakResident(process));
            }
        }
    }

    private async Task WarmUpAsync(IRunningTarget target, IReadOnlyList<LoadCase> cases, CancellationToken cancellationToken)
    {
        foreach (var workload in cases.Where(load => load.Suits(target.Target)).Select(load => load.Workload).Distinct())
        {
            await using var callers = await Callers.ConnectAsync(target, 8, cancellationToken);
            await Load.RunAsync(callers.All, workload, plan.WarmUp, cancellationToken);
        }
    }

    private async Task MeasureAsync(IBackend backend, IRunningTarget target, LoadCase load, CancellationToken cancellationToken)
    {
        await using var callers = await Callers.ConnectAsync(target, load.Callers, cancellationToken);
        var before = ProcessorTime(target);
        var result = await Load.RunAsync(callers.All, load.Workload, plan.Slice, cancellationToken);
        var used = ProcessorTime(target) - before;

        void Add(Metric metric, double value) =>
            figures.Add(new FigureKey(backend.Name, target.Target.Name, metric, load.Workload, load.Callers), value);

        Add(Metric.Rate, result.CallsPerSecond);
        Add(Metric.P50, result.Milliseconds(0.5));
        Add(Metric.P99, result.Milliseconds(0.99));
        if (target.ProcessId is not null)
        {
            Add(Metric.Processor, used.TotalMicroseconds / result.Calls);
        }

        if (load.Workload == Workload.Stream)
        {
            Add(Metric.Tokens, result.CallsPerSecond * BenchModels.LongTokens);
            Add(Metric.Pieces, (double)result.Pieces / result.Calls / BenchModels.LongTokens);
        }
    }

    private static TimeSpan ProcessorTime(IRunningTarget target) =>
        target.ProcessId is { } process ? ProcessFigures.ProcessorTime(process) : TimeSpan.Zero;
}
