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
    private static readonly TimeSpan HolderLimit = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan RetryAfter = TimeSpan.FromMilliseconds(5);
    private readonly SemaphoreSlim[] _ours = [.. Enumerable.Range(0, Count).Select(_ => new SemaphoreSlim(1))];

    // How often each lock has changed hands, as far as this process saw.
    private readonly int[] _changes = new int[Count];

    /// <summary>
    /// Waits while the lock goes from one holder to the next; one that keeps it for more than 2 seconds makes it throw
    /// <c>context_store_unavailable</c>. So many writers on a slow disk are waited for, and one that hangs is not. Disposing gives the
    /// lock back.
    /// </summary>
    public async Task<IDisposable> EnterAsync(string sessionId, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder);
        var number = SHA256.HashData(Encoding.ASCII.GetBytes(sessionId))[0] % Count;
        await TakeTurnAsync(sessionId, number, cancellationToken);
        try
        {
            return new Held(_ours[number], await OpenAsync(sessionId, number, cancellationToken));
        }
        catch
        {
            _ours[number].Release();
            throw;
        }
    }

    private async Task TakeTurnAsync(string sessionId, int number, CancellationToken cancellationToken)
    {
        var seen = Volatile.Read(ref _changes[number]);
        while (!await _ours[number].WaitAsync(HolderLimit, cancellationToken))
        {
            var now = Volatile.Read(ref _changes[number]);
            if (now == seen)
            {
                throw Busy(sessionId);
            }

            seen = now;
        }

        Interlocked.Increment(ref _changes[number]);
    }

    private async Task<FileStream> OpenAsync(string sessionId, int number, CancellationToken cancellationToken)
    {
        var path = Path.Combine(folder, $"{number:x2}.lock");
        var (holder, since) = (default(DateTime), time.GetTimestamp());
        while (true)
        {
            try
            {
                return Sign(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 1));
            }
            catch (IOException e) when (IsHeldElsewhere(e))
            {
                if (File.GetLastWriteTimeUtc(path) is var signed && signed != holder)
                {
                    (holder, since) = (signed, time.GetTimestamp());
                    Interlocked.Increment(ref _changes[number]);
                }
                else if (time.GetElapsedTime(since) > HolderLimit)
                {
                    throw Busy(sessionId);
                }
            }

            await Task.Delay(RetryAfter, time, cancellationToken);
        }
    }

    // Every holder writes to the file, and by its time of writing those who wait see that there was a new one.
    private static FileStream Sign(FileStream file)
    {
        file.WriteByte(0);
        file.Flush();
        return file;
    }

    // Windows: ERROR_SHARING_VIOLATION. Elsewhere: EWOULDBLOCK, which is EAGAIN (11 on Linux, 35 on macOS).
    private static bool IsHeldElsewhere(IOException e) => e.HResult is unchecked((int)0x80070020) or 11 or 35;

    private static ToolException Busy(string sessionId) =>
        new(
            ErrorCodes.ContextStoreUnavailable,
            $"Conversation '{sessionId}' is being written by another for more than {HolderLimit.TotalSeconds} s."
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
