namespace OllamaMcp.Server.Transport.Guards;

/// <summary>The place of one call among those in flight; disposing it more than once does no harm.</summary>
internal sealed class CallLease(CallsInFlight calls) : IDisposable
{
    private CallsInFlight? _calls = calls;

    public void Dispose() => Interlocked.Exchange(ref _calls, null)?.Leave();
}
