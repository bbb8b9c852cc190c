namespace OllamaMcp.Server.Transport.Guards;

/// <summary>The place of one call among those in flight; disposing it more than once does no harm.</summary>
internal sealed class CallLease(CallSlots slots) : IDisposable
{
    private CallSlots? _slots = slots;

    public void Dispose() => Interlocked.Exchange(ref _slots, null)?.Leave();
}
