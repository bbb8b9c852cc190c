namespace OllamaMcp.Server.Ollama.Client;

/// <summary>
/// Ends one call when its caller wants, or when Ollama was silent for too long. It runs only while Ollama is waited for:
/// a caller who reads slowly is not Ollama's silence. One call, one thread at a time; <see cref="Cancel"/> from any.
/// </summary>
internal sealed class CallClock : IDisposable
{
    private readonly CancellationTokenSource _timer;
    private readonly CancellationTokenSource _linked;
    private readonly CancellationToken _caller;
    private CancellationToken _reader;
    private volatile bool _ended;

    public CallClock(TimeProvider timeProvider, CancellationToken caller)
    {
        _caller = caller;
        _timer = new CancellationTokenSource(Timeout.InfiniteTimeSpan, timeProvider);
        _linked = CancellationTokenSource.CreateLinkedTokenSource(caller, _timer.Token);
        Token = _linked.Token;
    }

    /// <summary>What every wait for Ollama gets. Kept apart from its source, so that it can be asked after disposal.</summary>
    public CancellationToken Token { get; }

    /// <summary>The limit that runs, or ran last.</summary>
    public TimeSpan Limit { get; private set; }

    /// <summary>True until the answer has begun.</summary>
    public bool BeforeFirstByte { get; private set; } = true;

    public bool Expired => _timer.IsCancellationRequested;

    public void Start(TimeSpan limit)
    {
        Limit = limit;
        _timer.CancelAfter(limit);
    }

    public void Stop() => _timer.CancelAfter(Timeout.InfiniteTimeSpan);

    /// <summary>Starts the wait for the answer to begin, from the thread that sends the request; an answer may have begun before all of it was sent.</summary>
    public void StartUnlessAnswered(TimeSpan limit)
    {
        lock (_timer)
        {
            if (BeforeFirstByte)
            {
                Start(limit);
            }
        }
    }

    public void AnswerBegan()
    {
        lock (_timer)
        {
            BeforeFirstByte = false;
            Stop();
        }
    }

    /// <summary>Lets whoever reads the answer end the call too.</summary>
    public CancellationTokenRegistration Join(CancellationToken reader)
    {
        _reader = reader;
        return reader.UnsafeRegister(static clock => ((CallClock)clock!).Cancel(), this);
    }

    public void Cancel()
    {
        // A stream is disposed by its end and again by its owner: an exception for every call would be a good part of its cost.
        if (_ended)
        {
            return;
        }

        try
        {
            _linked.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // The call ended in the same moment: there is nothing left to cancel.
        }
    }

    /// <summary>The token of whoever cancelled, the caller or the reader. Null while nobody has.</summary>
    public CancellationToken? CancelledBy =>
        _caller.IsCancellationRequested ? _caller
        : _reader.IsCancellationRequested ? _reader
        : null;

    public void Dispose()
    {
        _ended = true;
        _linked.Dispose();
        _timer.Dispose();
    }
}
