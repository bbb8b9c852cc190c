using System.Collections.Concurrent;

namespace OllamaMcp.Emulator.Traffic;

/// <summary>The last requests, oldest first, 256 at most. Safe for any number of callers at once.</summary>
internal sealed class RequestLog
{
    private const int Kept = 256;
    private readonly ConcurrentQueue<SeenRequest> _requests = new();

    public IReadOnlyList<SeenRequest> All => [.. _requests];

    public void Add(SeenRequest request)
    {
        _requests.Enqueue(request);
        while (_requests.Count > Kept)
        {
            _requests.TryDequeue(out _);
        }
    }
}
