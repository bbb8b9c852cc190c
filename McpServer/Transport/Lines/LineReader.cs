using System.Buffers;
using System.IO.Pipelines;
using OllamaMcp.Server.Transport.Messages;

namespace OllamaMcp.Server.Transport.Lines;

/// <summary>Reads lines of at most <paramref name="limit"/> bytes, from pooled buffers. For one reader at a time.</summary>
internal sealed class LineReader(Stream input, long limit)
{
    private const int BufferSize = 64 * 1024;

    private readonly PipeReader _pipe = PipeReader.Create(input, new StreamPipeReaderOptions(bufferSize: BufferSize, leaveOpen: true));
    private SequencePosition? _next;

    /// <summary>The next line without its end, good until the next call; null at the end of the input.</summary>
    /// <exception cref="RefusalException">The line was too long, and has been passed over.</exception>
    public async ValueTask<ReadOnlySequence<byte>?> ReadAsync(CancellationToken cancellationToken)
    {
        Release();
        for (long searched = 0; ; )
        {
            // A read of a console or a pipe cannot be called off; it is left behind.
            var read = await _pipe.ReadAsync(cancellationToken).AsTask().WaitAsync(cancellationToken);
            var buffer = read.Buffer;
            var end = buffer.Slice(searched).PositionOf((byte)'\n');
            var line = end is { } newline ? buffer.Slice(0, newline) : buffer;
            if (line.Length > limit)
            {
                await PassOverAsync(read, cancellationToken);
                throw new RefusalException(Refusals.BodyTooLarge(limit));
            }

            if (end is not null || read.IsCompleted)
            {
                _next = end is { } found ? buffer.GetPosition(1, found) : buffer.End;
                return buffer.IsEmpty ? null : line;
            }

            searched = buffer.Length;
            _pipe.AdvanceTo(buffer.Start, buffer.End);
        }
    }

    private void Release()
    {
        if (_next is { } next)
        {
            _next = null;
            _pipe.AdvanceTo(next);
        }
    }

    private async ValueTask PassOverAsync(ReadResult read, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (read.Buffer.PositionOf((byte)'\n') is { } newline)
            {
                _pipe.AdvanceTo(read.Buffer.GetPosition(1, newline));
                return;
            }

            _pipe.AdvanceTo(read.Buffer.End);
            if (read.IsCompleted)
            {
                return;
            }

            read = await _pipe.ReadAsync(cancellationToken).AsTask().WaitAsync(cancellationToken);
        }
    }
}
