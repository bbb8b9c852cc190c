namespace OllamaMcp.Server.Access;

/// <summary>Counts tool calls against the limits of settings. Thread-safe; its memory is bounded.</summary>
internal sealed class CallLimits(AccessOptions options, TimeProvider time)
{
    /// <summary>The highest limit that can be set.</summary>
    public const int MostPerMinute = 1_000_000;

    private readonly Lock _gate = new();
    private readonly CallMeter? _all = options.CallsPerMinute is { } limit ? new CallMeter(limit, time) : null;
    private readonly Dictionary<string, CallMeter> _tools = options.ToolCallsPerMinute.ToDictionary(
        t => t.Key,
        t => new CallMeter(t.Value, time),
        StringComparer.Ordinal
    );

    /// <summary>Counts a call. Null where it may go on, else how long to wait; a refused call counts nowhere.</summary>
    public TimeSpan? Admit(string caller, string tool)
    {
        var ofTool = _tools.GetValueOrDefault(tool);
        if (_all is null && ofTool is null)
        {
            return null;
        }

        lock (_gate)
        {
            var wait = Max(_all?.WaitFor(caller), ofTool?.WaitFor(caller));
            if (wait > TimeSpan.Zero)
            {
                return wait;
            }

            _all?.Take(caller);
            ofTool?.Take(caller);
            return null;
        }
    }

    private static TimeSpan Max(TimeSpan? a, TimeSpan? b) => new(Math.Max(a?.Ticks ?? 0, b?.Ticks ?? 0));
}
