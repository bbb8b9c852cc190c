namespace OllamaMcp.Emulator.Generation;

/// <summary>Holds text back as long as it may be the beginning of a stop sequence.</summary>
internal sealed class StopWatcher(IReadOnlyList<string> stops)
{
    private string _held = "";

    /// <summary>A stop sequence was met: what was before it is all there is.</summary>
    public bool Stopped { get; private set; }

    /// <summary>The text that may go out now; empty while it is held back.</summary>
    public string Take(string token)
    {
        if (stops.Count == 0)
        {
            return token;
        }

        _held += token;
        foreach (var stop in stops)
        {
            var at = stop.Length == 0 ? -1 : _held.IndexOf(stop, StringComparison.Ordinal);
            if (at >= 0)
            {
                Stopped = true;
                return _held[..at];
            }
        }

        return MayBegin() ? "" : Rest();
    }

    /// <summary>What was held back when the text ended.</summary>
    public string Rest()
    {
        var rest = _held;
        _held = "";
        return rest;
    }

    private bool MayBegin()
    {
        foreach (var stop in stops)
        {
            for (var length = Math.Min(stop.Length - 1, _held.Length); length > 0; length--)
            {
                if (_held.AsSpan(_held.Length - length).SequenceEqual(stop.AsSpan(0, length)))
                {
                    return true;
                }
            }
        }

        return false;
    }
}
