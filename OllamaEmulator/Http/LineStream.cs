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
    private readonly PipeWriter body = context.Response.BodyWriter;
    private readonly Utf8JsonWriter json = new(context.Response.BodyWriter, JsonText.Options);
    private readonly StruckFault fault = StruckFault.Of(context);
    private bool started;

    /// <summary>Nothing was sent yet.</summary>
    public bool IsFresh => !started;

    /// <summary>Sends headers for browsers' sake, as the routes of newer APIs do.</summary>
    public bool NoCache { get; init; }

    /// <summary>Begins a line and gives the writer for its one JSON value.</summary>
    public Utf8JsonWriter Begin(string? eventName = null)
    {
        Start();
        if (eventName is not null)
        {
            body.Write("event: "u8);
            body.Write(System.Text.Encoding.ASCII.GetBytes(eventName));
            body.Write("\n"u8);
        }

        if (isEvents)
        {
            body.Write("data: "u8);
        }

        json.Reset();
        return json;
    }

    /// <summary>Ends the line and sends it. Throws <see cref="OperationCanceledException"/> when the client is gone.</summary>
    public async ValueTask EndAsync()
    {
        json.Flush();
        body.Write(isEvents ? "\n\n"u8 : "\n"u8);
        await SendAsync();
    }

    public async ValueTask RawAsync(string line)
    {
        Start();
        body.Write(System.Text.Encoding.UTF8.GetBytes(line));
        await SendAsync();
    }

    public void Dispose() => json.Dispose();

    private void Start()
    {
        if (started)
        {
            return;
        }

        started = true;
        context.Response.ContentType = isEvents ? "text/event-stream" : "application/x-ndjson";
        if (NoCache)
        {
            context.Response.Headers.CacheControl = "no-cache";
            context.Response.Headers.Connection = "keep-alive";
        }
    }

    private async ValueTask SendAsync()
    {
        FlushResult result = await body.FlushAsync(context.RequestAborted);
        fault.Lines++;
        if (result.IsCompleted || result.IsCanceled)
        {
            throw new OperationCanceledException(context.RequestAborted);
        }

        if (fault.MidStream is { } broken && fault.Lines == broken.After)
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
            fault.Break();
            throw new OperationCanceledException("cut on purpose");
        }

        throw new MidStreamErrorException(broken.Message);
    }
}
