using System.Buffers;
using System.IO.Pipelines;
using System.Text.Json;
using OllamaMcp.Emulator.Faults;

namespace OllamaMcp.Emulator.Http;

/// <summary>
/// An answer that comes line by line, each sent as soon as it is whole: NDJSON, or server-sent events. Headers go with
/// the first line, so an error before it can still have a status. For one writer.
/// </summary>
internal sealed class LineStream(HttpContext context, bool isEvents) : IDisposable
{
    private readonly PipeWriter _body = context.Response.BodyWriter;
    private readonly Utf8JsonWriter _json = new(context.Response.BodyWriter, JsonText.Options);
    private readonly StruckFault _fault = StruckFault.Of(context);
    private bool _started;

    /// <summary>Nothing was sent yet.</summary>
    public bool IsFresh => !_started;

    /// <summary>Sends headers for browsers' sake, as the routes of newer APIs do.</summary>
    public bool NoCache { get; init; }

    /// <summary>Begins a line and gives the writer for its one JSON value.</summary>
    public Utf8JsonWriter Begin(string? eventName = null)
    {
        Start();
        if (eventName is not null)
        {
            _body.Write("event: "u8);
            _body.Write(System.Text.Encoding.ASCII.GetBytes(eventName));
            _body.Write("\n"u8);
        }

        if (isEvents)
        {
            _body.Write("data: "u8);
        }

        _json.Reset();
        return _json;
    }

    /// <summary>Ends the line and sends it. Throws <see cref="OperationCanceledException"/> when the client is gone.</summary>
    public async ValueTask EndAsync()
    {
        _json.Flush();
        _body.Write(isEvents ? "\n\n"u8 : "\n"u8);
        await SendAsync();
    }

    public async ValueTask RawAsync(string line)
    {
        Start();
        _body.Write(System.Text.Encoding.UTF8.GetBytes(line));
        await SendAsync();
    }

    public void Dispose() => _json.Dispose();

    private void Start()
    {
        if (_started)
        {
            return;
        }

        _started = true;
        context.Response.ContentType = isEvents ? "text/event-stream" : "application/x-ndjson";
        if (NoCache)
        {
            context.Response.Headers.CacheControl = "no-cache";
            context.Response.Headers.Connection = "keep-alive";
        }
    }

    private async ValueTask SendAsync()
    {
        var result = await _body.FlushAsync(context.RequestAborted);
        _fault.Lines++;
        if (result.IsCompleted || result.IsCanceled)
        {
            throw new OperationCanceledException(context.RequestAborted);
        }

        if (_fault.MidStream is { } broken && _fault.Lines == broken.After)
        {
            await BreakAsync(broken);
        }
    }

    private async ValueTask BreakAsync(Fault broken)
    {
        if (broken.Kind == FaultKind.HangMidStream)
        {
            await StruckFault.HangAsync(context);
        }

        if (broken.Kind == FaultKind.CutMidStream)
        {
            throw new CutOnPurposeException();
        }

        throw new MidStreamErrorException(broken.Message);
    }
}
