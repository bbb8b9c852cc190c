using ModelContextProtocol;

namespace OllamaMcp.Clients.Tests.CSharp;

/// <summary>Takes progress where it is reported: <see cref="Progress{T}"/> would hand it to the thread pool and lose the order.</summary>
internal sealed class OrderedProgress : IProgress<ProgressNotificationValue>
{
    private readonly List<Walking.Progress> _seen = [];
    private readonly Lock _gate = new();

    /// <summary>Called once, with the first.</summary>
    public Action? OnFirst { get; init; }

    public IReadOnlyList<Walking.Progress> Seen
    {
        get
        {
            lock (_gate)
            {
                return [.. _seen];
            }
        }
    }

    public void Report(ProgressNotificationValue value)
    {
        bool first;
        lock (_gate)
        {
            first = _seen.Count == 0;
            _seen.Add(new Walking.Progress(value.Progress, value.Message));
        }

        if (first)
        {
            OnFirst?.Invoke();
        }
    }
}
