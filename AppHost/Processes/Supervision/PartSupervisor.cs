using OllamaMcp.AppHost.Processes.Children;
using OllamaMcp.AppHost.Processes.Machine;
using OllamaMcp.AppHost.Processes.Placement;

namespace OllamaMcp.AppHost.Processes.Supervision;

/// <summary>
/// Keeps one part running: waits for what it depends on, starts it, watches its health, and starts it again when it dies,
/// always in the same place. Only death is a reason for that: a process that lives and is silent may be at a breakpoint.
/// </summary>
internal sealed class PartSupervisor(
    Placed placed,
    IReadOnlyList<PartSupervisor> dependsOn,
    SupervisionRules rules,
    ISupervisionObserver observer,
    TimeProvider time
) : IDisposable
{
    private readonly TaskCompletionSource _firstReady = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _failed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource _stop = new();
    private Task _loop = Task.CompletedTask;
    private Child? _child;

    public Placed Placed => placed;

    public IReadOnlyList<PartSupervisor> DependsOn => dependsOn;

    public PartState State { get; private set; } =
        PartState.New(placed.Name, dependsOn.Select(other => other.Placed.Name), time.GetUtcNow());

    /// <summary>Completes when the part is ready for the first time.</summary>
    public Task FirstReady => _firstReady.Task;

    /// <summary>Completes when it is not tried again; <see cref="State"/> says why.</summary>
    public Task Failed => _failed.Task;

    private bool MayGiveUp => placed.IsOptional || !rules.TopologyReady.IsCompleted;

    public void Start() => _loop = KeepAsync(_stop.Token);

    /// <summary>Ends the part for good.</summary>
    /// <param name="patience">How long its process may take to end by itself.</param>
    /// <param name="hurry">Ends the patience.</param>
    public async Task EndAsync(TimeSpan patience, CancellationToken hurry)
    {
        await _stop.CancelAsync();
        await _loop;
        if (placed.Service is { } service)
        {
            await service.DisposeAsync();
        }
        if (_child is not null)
        {
            Become(State.Ending(time.GetUtcNow()));
            await _child.StopAsync(patience, hurry);
            await LetGoAsync(_child);
        }
        if (placed.IsStartedHere || placed.Service is not null)
        {
            Become(State.Ended(time.GetUtcNow()));
        }
    }

    public void Dispose() => _stop.Dispose();

    private async Task KeepAsync(CancellationToken stop)
    {
        try
        {
            await DependenciesAsync(stop);
            if (!placed.IsStartedHere)
            {
                await FollowAsync(stop);
                return;
            }
            var spec = placed.Child ?? await placed.Prepare!(what => Become(State.Preparing(what, time.GetUtcNow())), stop);
            while (await StartAndWatchAsync(spec, stop))
            {
                await Task.Delay(State.Pause, time, stop);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // EndAsync goes on.
        }
#pragma warning disable CA1031 // Whatever it was: told by nobody, the part would seem to start for ever, and what runs would not be ended.
        catch (Exception e)
#pragma warning restore CA1031
        {
            Become(State.Failed(e.Message, time.GetUtcNow()));
        }
    }

    private async Task DependenciesAsync(CancellationToken stop)
    {
        while (dependsOn.Where(other => !other.FirstReady.IsCompleted).ToList() is { Count: > 0 } missing)
        {
            Become(State.Waiting(missing.Select(other => other.Placed.Name), time.GetUtcNow()));
            await Task.WhenAny(missing.Select(other => other.FirstReady)).WaitAsync(stop);
        }
    }

    // What is neither started nor ended here may come and go all the same.
    private async Task FollowAsync(CancellationToken stop)
    {
        Become(placed.IsAbsent ? State.Absent(placed.Note ?? "", time.GetUtcNow()) : State.Answered(null, time.GetUtcNow()));
        var never = Task.Delay(Timeout.InfiniteTimeSpan, time, stop);
        while (placed.Probe is not null)
        {
            await Task.Delay(ProbePace.After(State, time.GetUtcNow()), time, stop);
            Become(State.Answered(await HealthQuestion.AskAsync(placed.Probe, never, time, stop), time.GetUtcNow()));
        }
    }

    /// <returns>Whether to start it again.</returns>
    private async Task<bool> StartAndWatchAsync(ChildSpec spec, CancellationToken stop)
    {
        Become(State.Starting(time.GetUtcNow()));
        try
        {
            _child = Child.Start(placed.Name, spec, line => Relay(spec, line), time);
        }
        catch (HostException e)
        {
            return Mourn(spec, end: null, e.Message, []);
        }
        observer.Started(_child, placed.Where);
        await _child.FeedAsync(spec.Input);
        if (await WatchAsync(_child, stop) is { } overdue)
        {
            await LetGoAsync(_child);
            Become(State.Failed(overdue, time.GetUtcNow()));
            return false;
        }
        var (end, lastLines) = (await _child.Ended, _child.LastLines);
        await LetGoAsync(_child);
        return Mourn(spec, end, end.ToString(), lastLines);
    }

    private async Task LetGoAsync(Child child)
    {
        await child.DisposeAsync();
        observer.Ended(child);
        _child = null;
    }

    /// <returns>Null when the process ended; else why the part is given up while it runs.</returns>
    private async Task<string?> WatchAsync(Child child, CancellationToken stop)
    {
        while (true)
        {
            var answer = await HealthQuestion.AskAsync(placed.Probe, child.Ended, time, stop);
            if (await child.HasDiedAsync(stop))
            {
                return null;
            }
            var wasReady = State.ReadySince is not null;
            Become(State.Answered(answer, time.GetUtcNow()));
            if (!wasReady && State.ReadySince is not null)
            {
                child.ForgetLines();
            }
            if (MayGiveUp && StartRules.Overdue(State, rules.StartLimit, time.GetUtcNow()) is { } overdue)
            {
                return overdue;
            }
            await child.EndsWithinAsync(ProbePace.After(State, time.GetUtcNow()), stop);
        }
    }

    private bool Mourn(ChildSpec spec, ChildEnd? end, string reason, IReadOnlyList<string> lastLines)
    {
        var now = time.GetUtcNow();
        var died = State.Died(reason, now);
        var hopeless = MayGiveUp ? StartRules.Hopeless(died, spec, end) ?? StartRules.Overdue(died, rules.StartLimit, now) : null;
        var next = hopeless is null ? died : died.Failed(hopeless, now);
        observer.Died(next, lastLines.All(spec.IsNoise) ? lastLines : []);
        Become(next);
        return hopeless is null;
    }

    private void Relay(ChildSpec spec, string line)
    {
        if (!spec.IsNoise(line))
        {
            observer.Wrote(placed.Name, line);
        }
    }

    private void Become(PartState next)
    {
        var isNews = next.Phase != State.Phase || next.Text != State.Text;
        State = next;
        if (isNews)
        {
            observer.Changed(next);
        }
        if (next.Phase == PartPhase.Ready)
        {
            _firstReady.TrySetResult();
        }
        if (next.Phase == PartPhase.Failed)
        {
            _failed.TrySetResult();
        }
    }
}
