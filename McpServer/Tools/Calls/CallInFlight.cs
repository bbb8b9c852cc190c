namespace OllamaMcp.Server.Tools.Calls;

/// <summary>One call while it is being answered. Disposing it takes it off the list.</summary>
internal sealed class CallInFlight : IDisposable
{
    private readonly CallsInFlight _list;
    private readonly CancellationTokenSource _ending;
    private int _endedById;

    public CallInFlight(CallsInFlight list, string caller, RunningCall call, CancellationToken callerGone)
    {
        _list = list;
        Caller = caller;
        Call = call;
        _ending = CancellationTokenSource.CreateLinkedTokenSource(callerGone);
    }

    public string Caller { get; }
    public RunningCall Call { get; }

    /// <summary>Cancelled when the caller leaves or somebody ends the call by its id.</summary>
    public CancellationToken Token => _ending.Token;

    /// <summary>Whether it was ended by its id.</summary>
    public bool EndedById => Volatile.Read(ref _endedById) != 0;

    /// <summary>Ends the call. False where that has been done, or the call is over.</summary>
    public bool End()
    {
        if (Interlocked.Exchange(ref _endedById, 1) != 0)
        {
            return false;
        }

        try
        {
            // What the tool does on cancellation must not run on the thread of who ends it.
            _ = _ending.CancelAsync();
            return true;
        }
        catch (ObjectDisposedException)
        {
            return false;
        }
    }

    public void Dispose()
    {
        _list.Remove(this);
        _ending.Dispose();
    }
}
