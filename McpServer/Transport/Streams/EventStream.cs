using System.IO.Pipelines;
using Microsoft.AspNetCore.Http.Features;

namespace OllamaMcp.Server.Transport.Streams;

/// <summary>
/// An HTTP response of server-sent events. Writes are whole events and go out one at a time; when none has gone out for the
/// interval, a comment does, so that neither client nor proxy takes silence for death. Thread-safe.
/// </summary>
internal sealed class EventStream : WriteOnlyStream, IAsyncDisposable
{
    private static readonly byte[] Ping = ": ping\n\n"u8.ToArray();

    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly PipeWriter _writer;
    private readonly HttpResponse _response;
    private readonly TimeProvider _time;
    private readonly TimeSpan _interval;
    private readonly ITimer _timer;
    private long _lastWrite;
    private bool _nextIsWhole;
    private bool _started;
    private bool _ended;

    public EventStream(HttpResponse response, TimeSpan interval, TimeProvider time)
    {
        _response = response;
        _writer = response.BodyWriter;
        _interval = interval;
        _time = time;
        _lastWrite = time.GetTimestamp();
        WriteHeaders(response);
        _timer = time.CreateTimer(
            static state => _ = ((EventStream)state!).PingWhenSilentAsync(),
            this,
            interval,
            Timeout.InfiniteTimeSpan
        );
    }

    /// <summary>
    /// Says that the next event is the first and the last: headers, event and end then leave in one piece, when the request ends.
    /// </summary>
    public void NextIsWhole() => _nextIsWhole = true;

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            await WriteInTurnAsync(buffer, cancellationToken);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Sends the headers where nothing else has sent them; events are flushed as they are written.</summary>
    public override async Task FlushAsync(CancellationToken cancellationToken)
    {
        if (_started)
        {
            return;
        }

        await _turn.WaitAsync(cancellationToken);
        try
        {
            if (!_started && !_ended)
            {
                _started = true;
                await _writer.FlushAsync(cancellationToken);
            }
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Ends the pings; returns when none is being written any more.</summary>
    public override async ValueTask DisposeAsync()
    {
        await _timer.DisposeAsync();
        await _turn.WaitAsync(CancellationToken.None);
        _ended = true;
        _turn.Release();
        await base.DisposeAsync();
    }

    private static void WriteHeaders(HttpResponse response)
    {
        response.ContentType = "text/event-stream";
        response.Headers.CacheControl = "no-cache,no-store";
        response.Headers["X-Accel-Buffering"] = "no";
        response.HttpContext.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
    }

    private async ValueTask WriteInTurnAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken)
    {
        if (_ended)
        {
            return;
        }

        if (_nextIsWhole && !_started)
        {
            _started = _ended = true;
            _response.ContentLength = buffer.Length;
            Copy(buffer.Span);
            return;
        }

        await SendInTurnAsync(buffer, cancellationToken);
    }

    private async ValueTask SendInTurnAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken)
    {
        Volatile.Write(ref _lastWrite, _time.GetTimestamp());
        _started = true;
        Copy(buffer.Span);
        await _writer.FlushAsync(cancellationToken);
    }

    private void Copy(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(_writer.GetSpan(bytes.Length));
        _writer.Advance(bytes.Length);
    }

    private async Task PingWhenSilentAsync()
    {
        try
        {
            var due = _interval;
            if (_time.GetElapsedTime(Volatile.Read(ref _lastWrite)) is var silence && silence < _interval)
            {
                due = _interval - silence;
            }
            else if (_turn.Wait(0, CancellationToken.None))
            {
                // Where the turn is taken, somebody is writing to a client that reads slowly: that is no silence.
                await PingInTurnAsync();
            }

            _timer.Change(due, Timeout.InfiniteTimeSpan);
        }
        catch (Exception error)
            when (error is OperationCanceledException or IOException or ObjectDisposedException or InvalidOperationException)
        {
            // The client is gone; whoever serves the request hears of that by the request's own token.
        }
    }

    private async Task PingInTurnAsync()
    {
        try
        {
            if (!_ended)
            {
                await SendInTurnAsync(Ping, CancellationToken.None);
            }
        }
        finally
        {
            _turn.Release();
        }
    }
}
