using System.Buffers;

namespace OllamaMcp.Server.Ollama.Client;

/// <summary>
/// Reads a body line by line, or whole, into one pooled buffer. The buffer is rented at the first read, and only whoever
/// reads may dispose: a buffer given back while the socket still writes into it would turn up in another call.
/// </summary>
internal sealed class ResponseReader(Stream body, CallClock clock, TimeSpan silenceLimit) : IDisposable
{
    /// <summary>The longest line that is taken. The longest that Ollama sends holds the numbers of a context of tokens: a few MiB at most.</summary>
    public const int MaxLineBytes = 16 * 1024 * 1024;

    /// <summary>The longest answer in one piece that is taken: thousands of embeddings, or the tensors of a large model.</summary>
    public const int MaxWholeBytes = 256 * 1024 * 1024;

    private const int FirstSize = 4096;

    private byte[] _buffer = [];
    private int _start;
    private int _scanned;
    private int _end;

    /// <summary>The line that was read last, without its end. Valid until the next read.</summary>
    public ReadOnlyMemory<byte> Line { get; private set; }

    /// <summary>True once the body has ended in order (its length reached, or its last chunk).</summary>
    public bool Ended { get; private set; }

    /// <summary>Goes to the next line that is not empty. False at the end. The last line may lack its line feed: then <see cref="Ended"/> is true.</summary>
    public async ValueTask<bool> ReadLineAsync()
    {
        while (true)
        {
            var feed = _buffer.AsSpan(_scanned, _end - _scanned).IndexOf((byte)'\n');
            if (feed >= 0)
            {
                TakeLine(_scanned + feed, next: _scanned + feed + 1);
            }
            else if (!Ended)
            {
                _scanned = _end;
                await FillAsync(MaxLineBytes, silenceLimit);
                continue;
            }
            else if (_start == _end)
            {
                return false;
            }
            else
            {
                TakeLine(_end, next: _end);
            }

            if (!Line.IsEmpty)
            {
                return true;
            }
        }
    }

    /// <summary>The whole body.</summary>
    public async ValueTask<ReadOnlyMemory<byte>> ReadAllAsync(int limit = MaxWholeBytes)
    {
        while (!Ended)
        {
            await FillAsync(limit, silenceLimit);
        }

        return _buffer.AsMemory(_start, _end - _start);
    }

    /// <summary>Waits for the end of a body of which nothing more is expected, at most this long.</summary>
    public async ValueTask FinishAsync(TimeSpan patience)
    {
        if (!Ended && _start == _end)
        {
            await FillAsync(MaxLineBytes, patience);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_buffer.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(_buffer);
            _buffer = [];
            Line = default;
            _start = _scanned = _end = 0;
        }
    }

    private void TakeLine(int end, int next)
    {
        Line = _buffer.AsMemory(_start, end - _start).TrimEnd((byte)'\r');
        _start = _scanned = next;
    }

    private async ValueTask FillAsync(int limit, TimeSpan patience)
    {
        MakeRoom(limit);
        var read = body.ReadAsync(_buffer.AsMemory(_end), clock.Token);
        int count;
        if (read.IsCompleted)
        {
            count = await read;
        }
        else
        {
            clock.Start(patience);
            count = await read;
            clock.Stop();
        }

        _end += count;
        Ended = count == 0;
    }

    private void MakeRoom(int limit)
    {
        if (_end < _buffer.Length)
        {
            return;
        }

        var held = _end - _start;
        if (held >= limit)
        {
            throw new InvalidDataException($"more than {limit} bytes in one piece");
        }

        // What was read makes room first; a buffer that is still more than half full grows.
        var target =
            held <= _buffer.Length / 2 && _buffer.Length > 0 ? _buffer : ArrayPool<byte>.Shared.Rent(Math.Max(FirstSize, held * 2));
        _buffer.AsSpan(_start, held).CopyTo(target);
        if (target != _buffer && _buffer.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(_buffer);
        }

        (_buffer, _start, _scanned, _end) = (target, 0, _scanned - _start, held);
    }
}
