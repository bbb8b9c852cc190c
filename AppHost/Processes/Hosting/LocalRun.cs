using OllamaMcp.AppHost.Processes.Display;
using OllamaMcp.AppHost.Processes.Placement;
using OllamaMcp.AppHost.Processes.Supervision;

namespace OllamaMcp.AppHost.Processes.Hosting;

/// <summary>One run of the topology: places the parts, has each of them supervised, ends them in reverse order.</summary>
internal sealed class LocalRun : IAsyncDisposable
{
    // The server lets calls in flight finish.
    private static readonly TimeSpan StopPatience = TimeSpan.FromSeconds(35);

    private readonly Screen _screen;
    private readonly CancellationToken _hurry;
    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<PartSupervisor> _supervisors = [];

    /// <param name="parts">The parts where they were placed, each behind those that it depends on.</param>
    /// <param name="startLimit">How long a part may take to become ready.</param>
    /// <param name="screen">Where it is told.</param>
    /// <param name="observer">Is told what happens to the parts.</param>
    /// <param name="time">The clock.</param>
    /// <param name="hurry">Ends the patience with parts that end slowly.</param>
    public LocalRun(
        IReadOnlyList<(Placed Placed, IReadOnlyList<string> DependsOn)> parts,
        TimeSpan startLimit,
        Screen screen,
        ISupervisionObserver observer,
        TimeProvider time,
        CancellationToken hurry
    )
    {
        (_screen, _hurry) = (screen, hurry);
        var rules = new SupervisionRules(startLimit, _ready.Task);
        foreach (var (placed, names) in parts)
        {
            var dependsOn = _supervisors.Where(other => names.Contains(other.Placed.Name, StringComparer.Ordinal)).ToList();
            _supervisors.Add(new PartSupervisor(placed, dependsOn, rules, observer, time));
        }
    }

    private List<PartSupervisor> Needed => [.. _supervisors.Where(part => !part.Placed.IsOptional)];

    /// <summary>Runs until a part cannot be started.</summary>
    /// <returns>One of <see cref="ExitCodes"/>.</returns>
    /// <exception cref="OperationCanceledException">It was told to stop.</exception>
    public async Task<int> RunAsync(CancellationToken stop)
    {
        _supervisors.ForEach(part => part.Start());
        var ready = Task.WhenAll(Needed.Select(part => part.FirstReady));
        var failed = Task.WhenAny(Needed.Select(part => part.Failed));
        if (await Task.WhenAny(ready, failed).WaitAsync(stop) == failed)
        {
            _screen.Complain("The others are ended too.");
            return ExitCodes.Failed;
        }
        await AnnounceAsync(stop);
        _ready.SetResult();
        await Task.WhenAll(_supervisors.Select(part => AfterwardsAsync(part.Placed, stop)));
        await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, stop);
        return ExitCodes.Ok;
    }

    /// <summary>
    /// Ends the parts: those first that no other needs, and those together that do not need each other. What runs beside the
    /// topology sees it to its end.
    /// </summary>
    public async ValueTask DisposeAsync()
    {
        var left = new List<PartSupervisor>(_supervisors);
        while (left.Count > 0)
        {
            var next = left.Where(part => !left.Exists(other => other.DependsOn.Contains(part) || IsLater(part, other))).ToList();
            await Task.WhenAll(next.Select(part => part.EndAsync(StopPatience, _hurry)));
            left.RemoveAll(next.Contains);
        }
        _supervisors.ForEach(part => part.Dispose());
    }

    private static bool IsLater(PartSupervisor part, PartSupervisor other) => part.Placed.IsOptional && !other.Placed.IsOptional;

    private Task AfterwardsAsync(Placed placed, CancellationToken stop) =>
        placed.Afterwards?.Invoke(line => _screen.Say($"{placed.Name}: {line}"), stop) ?? Task.CompletedTask;

    private async Task AnnounceAsync(CancellationToken stop)
    {
        var placed = Enumerable.Reverse(_supervisors).Select(part => part.Placed);
        var table = await PlacementTable.RenderAsync(placed, Terminal.Width, stop);
        _screen.Say($"\nReady. Ctrl-C ends everything.\n\n{table}\n");
    }
}
