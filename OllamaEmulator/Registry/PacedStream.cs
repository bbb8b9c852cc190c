using OllamaMcp.Emulator.Settings;
using OllamaMcp.Emulator.Timing;

namespace OllamaMcp.Emulator.Registry;

/// <summary>Reads another stream at a set rate and tells how far it is, twenty times at most.</summary>
internal sealed class PacedStream(Stream inner, EmulatorOptions options, Func<long, ValueTask> report, long total) : Stream
{
    private const int Reports = 20;
    private const int Chunk = 64 * 1024;
    private readonly Pace _pace = new(options.Time, options.TransferBytesPerSecond);
    private long _done;
    private long _reported;

    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => total;

    public override long Position
    {
        get => _done;
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var read = await inner.ReadAsync(buffer[..Math.Min(buffer.Length, Chunk)], cancellationToken);
        _done += read;
        await _pace.WaitAsync(read, cancellationToken);
        if (read > 0 && _done < total && _done - _reported >= total / Reports)
        {
            _reported = _done;
            await report(_done);
        }

        return read;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush() { }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
