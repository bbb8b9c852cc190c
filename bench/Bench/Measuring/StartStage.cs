using OllamaMcp.Bench.Backends;
using OllamaMcp.Bench.Processes;
using OllamaMcp.Bench.Targets;

namespace OllamaMcp.Bench.Measuring;

/// <summary>Starts every target anew, round by round: how long until it answers, and what it weighs then.</summary>
internal sealed class StartStage(Figures figures, Plan plan, Action<string> say)
{
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(1);

    public async Task RunAsync(IBackend backend, IReadOnlyList<ITarget> targets, CancellationToken cancellationToken)
    {
        for (var round = 0; round < plan.Rounds; round++)
        {
            say($"{backend.Name}: start, round {round + 1} of {plan.Rounds}");
            foreach (var target in targets)
            {
                await using var running = await target.StartAsync(backend.Address, cancellationToken);
                if (running.ProcessId is not { } process)
                {
                    continue;
                }

                await Task.Delay(Settling, TimeProvider.System, cancellationToken);
                figures.Add(new FigureKey(backend.Name, target.Name, Metric.FirstAnswer), running.FirstAnswer.TotalMilliseconds);
                figures.Add(
                    new FigureKey(backend.Name, target.Name, Metric.StartProcessor),
                    running.FirstAnswerProcessorTime.TotalMilliseconds
                );
                figures.Add(new FigureKey(backend.Name, target.Name, Metric.IdleMemory), ProcessFigures.Resident(process));
            }
        }
    }
}
