namespace OllamaMcp.Server.Tests.Ollama;

/// <summary>A clock that stands until it is moved, and says when somebody begins to wait on it.</summary>
internal sealed class ManualTime : TimeProvider
{
    private readonly Lock _lock = new();
    private readonly List<ManualTimer> _timers = [];
    private readonly List<(TimeSpan Due, TaskCompletionSource Seen)> _waiters = [];

    /// <summary>Returns when a timer runs that is due after exactly this long.</summary>
    public Task WaitedForAsync(TimeSpan due)
    {
        lock (_lock)
        {
            if (_timers.Any(timer => timer.Due == due))
            {
                return Task.CompletedTask;
            }

            var seen = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiters.Add((due, seen));
            return seen.Task;
        }
    }

    /// <summary>Lets every timer ring that is due after at most this long.</summary>
    public void Advance(TimeSpan by)
    {
        List<ManualTimer> due;
        lock (_lock)
        {
            due = [.. _timers.Where(timer => timer.Due > TimeSpan.Zero && timer.Due <= by)];
        }

        foreach (var timer in due)
        {
            timer.Ring();
        }
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ManualTimer(this, () => callback(state));
        lock (_lock)
        {
            _timers.Add(timer);
        }

        timer.Change(dueTime, period);
        return timer;
    }

    private void Changed(TimeSpan due)
    {
        List<TaskCompletionSource> seen;
        lock (_lock)
        {
            seen = [.. _waiters.Where(waiter => waiter.Due == due).Select(waiter => waiter.Seen)];
        }

        seen.ForEach(waiter => waiter.TrySetResult());
    }

    private sealed class ManualTimer(ManualTime owner, Action ring) : ITimer
    {
        public TimeSpan Due { get; private set; }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            Due = dueTime;
            owner.Changed(dueTime);
            return true;
        }

        public void Ring() => ring();

        public void Dispose()
        {
            lock (owner._lock)
            {
                owner._timers.Remove(this);
            }
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
