using System.Collections.Concurrent;

namespace OllamaMcp.Emulator.Traffic;

/// <summary>The last requests, oldest first, 256 at most. Safe for any number of callers at once.</summary>
internal sealed class RequestLog
{
    private const int Kept = 256;
    private readonly ConcurrentQueue<SeenRequest> requests = new();

    public IReadOnlyList<SeenRequest> All => [.. requests];

    public void Add(SeenRequest request)
    {
        requests.Enqueue(request);
        while (requests.Count > Kept)
        {
            requests.TryDequeue(out _);
        }
    }
}
