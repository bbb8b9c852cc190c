namespace OllamaMcp.Server.Transport.Replicas;

/// <summary>Remembers what was seen within the last one to two windows, and so tells what comes a second time. Thread-safe.</summary>
internal sealed class NonceWindow(TimeSpan window, TimeProvider time)
{
    private readonly Lock _lock = new();
    private HashSet<string> _current = new(StringComparer.Ordinal);
    private HashSet<string> _previous = new(StringComparer.Ordinal);
    private long _turned = time.GetTimestamp();

    /// <summary>False where it was seen before.</summary>
    public bool TryAccept(string nonce)
    {
        lock (_lock)
        {
            TurnWhenDue();
            return !_previous.Contains(nonce) && _current.Add(nonce);
        }
    }

    private void TurnWhenDue()
    {
        if (time.GetElapsedTime(_turned) < window)
        {
            return;
        }

        _previous = _current;
        _current = new HashSet<string>(StringComparer.Ordinal);
        _turned = time.GetTimestamp();
    }
}
