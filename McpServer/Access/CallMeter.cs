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

    private readonly long interval = Math.Max(1, 60 * time.TimestampFrequency / callsPerMinute);
    private readonly Dictionary<string, long> fullAgainAt = new(StringComparer.Ordinal);

    /// <summary>How many callers are remembered.</summary>
    public int Remembered => fullAgainAt.Count;

    /// <summary>How long until the caller may call; zero for now.</summary>
    public TimeSpan WaitFor(string caller)
    {
        var now = time.GetTimestamp();
        var mayCallAt = fullAgainAt.GetValueOrDefault(PlaceOf(caller, now), now) - ((callsPerMinute - 1) * interval);
        return mayCallAt <= now ? TimeSpan.Zero : time.GetElapsedTime(now, mayCallAt);
    }

    /// <summary>Counts a call.</summary>
    public void Take(string caller)
    {
        var now = time.GetTimestamp();
        var place = PlaceOf(caller, now);
        fullAgainAt[place] = Math.Max(fullAgainAt.GetValueOrDefault(place, now), now) + interval;
    }

    private string PlaceOf(string caller, long now)
    {
        if (fullAgainAt.Count < mostCallers || fullAgainAt.ContainsKey(caller))
        {
            return caller;
        }

        ForgetRested(now);
        return fullAgainAt.Count < mostCallers ? caller : Strangers;
    }

    private void ForgetRested(long now)
    {
        foreach (var (caller, _) in fullAgainAt.Where(c => c.Value <= now))
        {
            fullAgainAt.Remove(caller);
        }
    }
}
