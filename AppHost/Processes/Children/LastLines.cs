namespace OllamaMcp.AppHost.Processes.Children;

/// <summary>The last lines that a child wrote: they say why it died. Thread-safe.</summary>
internal sealed class LastLines
{
    private const int Limit = 12;

    private readonly Lock _lock = new();
    private readonly Queue<string> _lines = new(Limit);

    public void Add(string line)
    {
        if (string.IsNullOrWhiteSpace(line))
        {
            return;
        }
        lock (_lock)
        {
            if (_lines.Count == Limit)
            {
                _lines.Dequeue();
            }
            _lines.Enqueue(line);
        }
    }

    public void Clear()
    {
        lock (_lock)
        {
            _lines.Clear();
        }
    }

    public IReadOnlyList<string> Copy()
    {
        lock (_lock)
        {
            return [.. _lines];
        }
    }
}
