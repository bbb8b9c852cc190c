using System.Security.Cryptography;
using System.Text;
using OllamaMcp.Server.Errors;

namespace OllamaMcp.Server.Contexts;

/// <summary>
/// One writer a session at a time, over all processes that share a folder. Sessions share 64 locks, each a semaphore for this
/// process and a file for the others; the system frees the file when its process dies. Thread-safe.
/// </summary>
internal sealed class SessionLocks(string folder, TimeProvider time)
{
    private const int Count = 64;
    private static readonly TimeSpan WaitLimit = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan RetryAfter = TimeSpan.FromMilliseconds(5);
    private readonly SemaphoreSlim[] _ours = [.. Enumerable.Range(0, Count).Select(_ => new SemaphoreSlim(1))];

    /// <summary>Waits at most 2 seconds, then throws <c>context_store_unavailable</c>. Disposing gives the lock back.</summary>
    public async Task<IDisposable> EnterAsync(string sessionId, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder);
        var number = SHA256.HashData(Encoding.ASCII.GetBytes(sessionId))[0] % Count;
        var started = time.GetTimestamp();
        if (!await _ours[number].WaitAsync(WaitLimit, cancellationToken))
        {
            throw Busy(sessionId);
        }

        try
        {
            return new Held(_ours[number], await OpenAsync(sessionId, number, started, cancellationToken));
        }
        catch
        {
            _ours[number].Release();
            throw;
        }
    }

    private async Task<FileStream> OpenAsync(string sessionId, int number, long started, CancellationToken cancellationToken)
    {
        var path = Path.Combine(folder, $"{number:x2}.lock");
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 1);
            }
            catch (IOException e) when (IsHeldElsewhere(e))
            {
                if (time.GetElapsedTime(started) > WaitLimit)
                {
                    throw Busy(sessionId);
                }
            }

            await Task.Delay(RetryAfter, time, cancellationToken);
        }
    }

    // Windows: ERROR_SHARING_VIOLATION. Elsewhere: EWOULDBLOCK, which is EAGAIN (11 on Linux, 35 on macOS).
    private static bool IsHeldElsewhere(IOException e) => e.HResult is unchecked((int)0x80070020) or 11 or 35;

    private static ToolException Busy(string sessionId) =>
        new(
            ErrorCodes.ContextStoreUnavailable,
            $"Conversation '{sessionId}' is being written by others for more than {WaitLimit.TotalSeconds} s."
        );

    private sealed class Held(SemaphoreSlim ours, FileStream theirs) : IDisposable
    {
        public void Dispose()
        {
            theirs.Dispose();
            ours.Release();
        }
    }
}
