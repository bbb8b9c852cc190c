namespace OllamaMcp.AppHost.Processes.Children;

/// <summary>The last lines that a child wrote: they say why it died. Thread-safe.</summary>
internal sealed class LastLines
{
    private const int Limit = 12;

    private readonly Lock _lock = new();
    private readonly Queue<string> _lines = new(Limit);

    public void Add(string line)
    {
        lock (_lock)
        {
            if (_lines.Count == Limit)
            {
                _lines.Dequeue();
            }
            _lines.Enqueue(line);
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
