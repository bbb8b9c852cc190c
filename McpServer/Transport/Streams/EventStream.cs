using System.IO.Pipelines;
using System.Text;
using Microsoft.AspNetCore.Http.Features;

namespace OllamaMcp.Server.Transport.Streams;

/// <summary>
/// An HTTP response of server-sent events. Writes are whole events and go out one at a time; when none has gone out for the
/// interval, a comment does, so that neither client nor proxy takes silence for death. Thread-safe.
/// </summary>
internal sealed class EventStream : WriteOnlyStream, IAsyncDisposable
{
    private static readonly byte[] Ping = ": ping\n\n"u8.ToArray();

    /// <summary>
    /// How long the headers wait for the first event, if pings may be that far apart. What is answered within leaves in one piece, and
    /// an error still decides on the HTTP status: also of a server that has just started and has other work to do.
    /// </summary>
    private static readonly TimeSpan HeaderGrace = TimeSpan.FromSeconds(1);

    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly PipeWriter _writer;
    private readonly HttpResponse _response;
    private readonly TimeProvider _time;
    private readonly TimeSpan _interval;
    private readonly ITimer _timer;
    private readonly bool _isAnswer;
    private long _lastWrite;
    private bool _started;
    private bool _ended;

    /// <param name="isAnswer">Whether the stream ends with the answer to one request; else it stays open until it is closed.</param>
    public EventStream(HttpResponse response, bool isAnswer, TimeSpan interval, TimeProvider time)
    {
        _isAnswer = isAnswer;
        _response = response;
        _writer = response.BodyWriter;
        _interval = interval;
        _time = time;
        _lastWrite = time.GetTimestamp();
        WriteHeaders(response);
        var grace = interval < HeaderGrace ? interval : HeaderGrace;
        _timer = time.CreateTimer(static state => _ = ((EventStream)state!).TickAsync(), this, grace, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Whether an error was the answer.</summary>
    public bool IsError { get; private set; }

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

    /// <summary>Does nothing: events are flushed as they are written, and the headers wait a little for the first of them.</summary>
    public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Writes the event of HTTP+SSE that tells a client where to send its messages.</summary>
    public ValueTask WriteEndpointAsync(string endpoint, CancellationToken cancellationToken) =>
        WriteAsync(Encoding.UTF8.GetBytes($"event: endpoint\ndata: {endpoint}\n\n"), cancellationToken);

    /// <summary>Sends the headers now: nobody knows when the first event comes.</summary>
    public async Task SendHeadersAsync(CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            await SendHeadersInTurnAsync(cancellationToken);
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

        if (_isAnswer && AnswerEvent.Recognize(buffer.Span) is { } isError)
        {
            End(buffer, isError);
            return;
        }

        await SendInTurnAsync(buffer, cancellationToken);
    }

    // Nothing follows: the event leaves with the end of the response, and where it is the only one, with the headers too.
    private void End(ReadOnlyMemory<byte> answer, bool isError)
    {
        IsError = isError;
        _ended = true;
        if (!_started)
        {
            _response.ContentLength = answer.Length;
        }

        Copy(answer.Span);
    }

    private async ValueTask SendInTurnAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken)
    {
        Volatile.Write(ref _lastWrite, _time.GetTimestamp());
        _started = true;
        Copy(buffer.Span);
        await FlushWholeAsync(cancellationToken);
    }

    /// <summary>
    /// A flush that is given a token aborts the connection once that is cancelled, also where it would have ended at once: a client
    /// that leaves while its stream opens would get a reset for an answer. So only what a slow reader holds up is broken off.
    /// </summary>
    private async ValueTask FlushWholeAsync(CancellationToken cancellationToken)
    {
        var flush = _writer.FlushAsync(CancellationToken.None);
        if (flush.IsCompleted)
        {
            await flush;
            return;
        }

        var connection = _response.HttpContext;
        await using (cancellationToken.UnsafeRegister(static context => ((HttpContext)context!).Abort(), connection))
        {
            await flush;
        }
    }

    private void Copy(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(_writer.GetSpan(bytes.Length));
        _writer.Advance(bytes.Length);
    }

    private async Task TickAsync()
    {
        try
        {
            // Where the turn is taken, somebody is writing to a client that reads slowly: that is no silence.
            if (_turn.Wait(0, CancellationToken.None))
            {
                await BreakSilenceInTurnAsync();
            }

            _timer.Change(UntilDue(), Timeout.InfiniteTimeSpan);
        }
        catch (Exception error)
            when (error is OperationCanceledException or IOException or ObjectDisposedException or InvalidOperationException)
        {
            // The client is gone; whoever serves the request hears of that by the request's own token.
        }
    }

    private async Task BreakSilenceInTurnAsync()
    {
        try
        {
            await SendHeadersInTurnAsync(CancellationToken.None);
            if (!_ended && Silence() >= _interval)
            {
                await SendInTurnAsync(Ping, CancellationToken.None);
            }
        }
        finally
        {
            _turn.Release();
        }
    }

    private async ValueTask SendHeadersInTurnAsync(CancellationToken cancellationToken)
    {
        if (!_started && !_ended)
        {
            _started = true;
            await FlushWholeAsync(cancellationToken);
        }
    }

    private TimeSpan Silence() => _time.GetElapsedTime(Volatile.Read(ref _lastWrite));

    private TimeSpan UntilDue() => Silence() is var silence && silence < _interval ? _interval - silence : _interval;
}
