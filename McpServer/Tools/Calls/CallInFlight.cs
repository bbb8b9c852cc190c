namespace OllamaMcp.Server.Tools.Calls;

/// <summary>One call while it is being answered. Disposing it takes it off the list.</summary>
internal sealed class CallInFlight : IDisposable
{
    private readonly CallsInFlight list;
    private readonly CancellationTokenSource ending;
    private int endedById;

    public CallInFlight(CallsInFlight list, string caller, RunningCall call, CancellationToken callerGone)
    {
        this.list = list;
        Caller = caller;
        Call = call;
        ending = CancellationTokenSource.CreateLinkedTokenSource(callerGone);
    }

    public string Caller { get; }
    public RunningCall Call { get; }

    /// <summary>Cancelled when the caller leaves or somebody ends the call by its id.</summary>
    public CancellationToken Token => ending.Token;

    /// <summary>Whether it was ended by its id.</summary>
    public bool EndedById => Volatile.Read(ref endedById) != 0;

    /// <summary>Ends the call. False where that has been done, or the call is over.</summary>
    public bool End()
    {
        if (Interlocked.Exchange(ref endedById, 1) != 0)
            return false;
        try
        {
            // What the tool does on cancellation must not run on the thread of who ends it.
            _ = ending.CancelAsync();
            return true;
        }
        catch (ObjectDisposedException)
        {
            return false;
        }
    }

    public void Dispose()
    {
        list.Remove(this);
        ending.Dispose();
    }
}
