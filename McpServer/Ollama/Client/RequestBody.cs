using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace OllamaMcp.Server.Ollama.Client;

/// <summary>
/// A JSON body of known length. It starts the clock of the first byte anew when it begins to be sent and again when it is
/// sent: making the connection has a limit of its own, and a slow upload of images is not Ollama's silence.
/// </summary>
internal sealed class RequestBody : HttpContent
{
    private static readonly MediaTypeHeaderValue Json = new("application/json");

    private readonly CallClock _clock;
    private readonly TimeSpan _limit;
    private byte[] _body;

    private RequestBody(byte[] body, CallClock clock, TimeSpan limit)
    {
        _body = body;
        _clock = clock;
        _limit = limit;
        Headers.ContentType = Json;
    }

    public static RequestBody Of<T>(T value, JsonTypeInfo<T> type, CallClock clock, TimeSpan limit) =>
        new(JsonSerializer.SerializeToUtf8Bytes(value, type), clock, limit);

    protected override bool TryComputeLength(out long length)
    {
        length = _body.Length;
        return true;
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        _clock.StartUnlessAnswered(_limit);
        await stream.WriteAsync(_body, cancellationToken);
        _clock.StartUnlessAnswered(_limit);
    }

    /// <summary>The answer holds on to its request; a prompt with images shall not stay for as long as the answer runs.</summary>
    protected override void Dispose(bool disposing)
    {
        _body = [];
        base.Dispose(disposing);
    }
}
