namespace OllamaMcp.TestKit;

/// <summary>A clock that stands still until it is moved; timers that come due run at once, in order.</summary>
internal sealed class ManualTime(DateTimeOffset? start = null) : TimeProvider
{
    private readonly Lock _gate = new();
    private readonly List<ManualTimer> _timers = [];
    private TaskCompletionSource _scheduled = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private DateTimeOffset _now = start ?? new DateTimeOffset(2026, 1, 2, 3, 4, 5, 678, TimeSpan.Zero) + TimeSpan.FromTicks(1234);

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate)
        {
            return _now;
        }
    }

    public override long GetTimestamp() => GetUtcNow().Ticks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        ManualTimer timer = new(this, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Moves the clock forward and runs what comes due on the way.</summary>
    public void Advance(TimeSpan by)
    {
        var end = GetUtcNow() + by;
        while (true)
        {
            ManualTimer? next;
            lock (_gate)
            {
                next = _timers.Where(timer => timer.Due <= end).MinBy(timer => timer.Due);
                _now =
                    next is null ? end
                    : next.Due > _now ? next.Due
                    : _now;
            }

            if (next is null)
            {
                return;
            }

            next.Fire();
        }
    }

    /// <summary>Moves the clock, again and again, to what is due next, until the task is done.</summary>
    public async Task AdvanceUntilAsync(Task done)
    {
        while (!done.IsCompleted)
        {
            Task scheduled;
            TimeSpan? ahead;
            lock (_gate)
            {
                scheduled = _scheduled.Task;
                ahead = _timers.Count == 0 ? null : _timers.Min(timer => timer.Due) - _now;
            }

            if (ahead is { } step)
            {
                Advance(step > TimeSpan.Zero ? step : TimeSpan.Zero);
            }
            else
            {
                await Task.WhenAny(done, scheduled);
            }
        }
    }

    /// <summary>Waits until something waits for this clock.</summary>
    public Task TimerPendingAsync() => TimerPendingAsync(_ => true);

    /// <summary>Waits until something waits for this clock that is due after exactly so long.</summary>
    public Task TimerPendingAsync(TimeSpan due) => TimerPendingAsync(timer => timer.Due - _now == due);

    private async Task TimerPendingAsync(Predicate<ManualTimer> wanted)
    {
        while (true)
        {
            Task scheduled;
            lock (_gate)
            {
                scheduled = _scheduled.Task;
                if (_timers.Exists(wanted))
                {
                    return;
                }
            }

            await scheduled;
        }
    }

    internal void Schedule(ManualTimer timer, TimeSpan dueTime)
    {
        lock (_gate)
        {
            _timers.Remove(timer);
            if (dueTime != Timeout.InfiniteTimeSpan)
            {
                timer.Due = _now + dueTime;
                _timers.Add(timer);
                _scheduled.TrySetResult();
                _scheduled = new(TaskCreationOptions.RunContinuationsAsynchronously);
            }
        }
    }
}
