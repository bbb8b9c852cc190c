namespace OllamaMcp.Server.Access;

/// <summary>
/// One limit over many callers: a caller may make as many calls at once as the limit says, then one each time that
/// a minute divided by the limit has gone by. Not thread-safe.
/// </summary>
/// <remarks>
/// The generic cell rate algorithm: all that is kept of a caller is the moment at which it will have its whole limit again.
/// A caller for whom that moment is past is as good as unknown, so it is forgotten as soon as room is needed. Should that
/// not make room either, newcomers share one place: a flood of addresses slows strangers, and costs neither memory nor those
/// who were here before it.
/// </remarks>
internal sealed class CallMeter(int callsPerMinute, TimeProvider time, int mostCallers = 10_000)
{
    private const string Strangers = "";

    private readonly long _interval = Math.Max(1, 60 * time.TimestampFrequency / callsPerMinute);
    private readonly Dictionary<string, long> _fullAgainAt = new(StringComparer.Ordinal);

    private long _forgetAgainAt = long.MinValue;

    /// <summary>How long until the caller may call; zero for now.</summary>
    public TimeSpan WaitFor(string caller)
    {
        var now = time.GetTimestamp();
        var mayCallAt = _fullAgainAt.GetValueOrDefault(PlaceOf(caller, now), now) - ((callsPerMinute - 1) * _interval);
        return mayCallAt <= now ? TimeSpan.Zero : time.GetElapsedTime(now, mayCallAt);
    }

    /// <summary>Counts a call.</summary>
    public void Take(string caller)
    {
        var now = time.GetTimestamp();
        var place = PlaceOf(caller, now);
        _fullAgainAt[place] = Math.Max(_fullAgainAt.GetValueOrDefault(place, now), now) + _interval;
    }

    private string PlaceOf(string caller, long now)
    {
        if (_fullAgainAt.Count < mostCallers || _fullAgainAt.ContainsKey(caller))
        {
            return caller;
        }

        ForgetRested(now);
        return _fullAgainAt.Count < mostCallers ? caller : Strangers;
    }

    // A flood of newcomers must not make each of them a walk over all.
    private void ForgetRested(long now)
    {
        if (now < _forgetAgainAt)
        {
            return;
        }

        _forgetAgainAt = now + Math.Max(_interval, time.TimestampFrequency);
        foreach (var (caller, _) in _fullAgainAt.Where(c => c.Value <= now))
        {
            _fullAgainAt.Remove(caller);
        }
    }
}
