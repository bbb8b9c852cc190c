namespace OllamaMcp.Server.Transport.Guards;

/// <summary>Counts the calls that run, lets in no more than the limit, and tells when none is left. Thread-safe.</summary>
internal sealed class CallSlots(int limit)
{
    private readonly Lock _lock = new();
    private TaskCompletionSource? _idle;
    private int _count;

    public int Limit => limit;

    public int Count
    {
        get
        {
            lock (_lock)
            {
                return _count;
            }
        }
    }

    /// <summary>Takes a place; false where none is free. Whoever got one gives it back with <see cref="Leave"/>.</summary>
    public bool TryEnter()
    {
        lock (_lock)
        {
            if (_count >= limit)
            {
                return false;
            }

            _count++;
            return true;
        }
    }

    public void Leave()
    {
        lock (_lock)
        {
            if (--_count == 0)
            {
                _idle?.TrySetResult();
                _idle = null;
            }
        }
    }

    /// <summary>Ends when no call is in flight.</summary>
    public Task WhenIdleAsync()
    {
        lock (_lock)
        {
            if (_count == 0)
            {
                return Task.CompletedTask;
            }

            _idle ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return _idle.Task;
        }
    }
}
