using System.Buffers;
using System.Collections.Concurrent;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace OllamaMcp.Server.Tools.Registry;

/// <summary>A JSON writer with its buffer, taken from a pool and given back by disposing it. Used by one call at a time.</summary>
internal sealed class PooledJson : IDisposable
{
    private const int MostKept = 64;
    private const int LargestKept = 1 << 20;
    private static readonly ConcurrentQueue<PooledJson> Pool = new();

    // The text is read by models and people, never put into a page: only what JSON itself needs is escaped.
    private static readonly JsonWriterOptions Options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
    };

    private readonly ArrayBufferWriter<byte> _buffer = new(1024);

    private PooledJson() => Writer = new Utf8JsonWriter(_buffer, Options);

    public Utf8JsonWriter Writer { get; }

    public static PooledJson Rent() => Pool.TryDequeue(out var pooled) ? pooled : new PooledJson();

    /// <summary>What was written. Valid until this is disposed.</summary>
    public ReadOnlySpan<byte> WrittenSpan()
    {
        Writer.Flush();
        return _buffer.WrittenSpan;
    }

    /// <summary>What was written, as the result of a call: serialised once, for both of its forms.</summary>
    public ToolOutcome ToOutcome()
    {
        var json = WrittenSpan();
        return new ToolOutcome(JsonElement.Parse(json), ReadableJson.Of(json), Error: null);
    }

    public void Dispose()
    {
        if (_buffer.Capacity > LargestKept || Pool.Count >= MostKept)
        {
            Writer.Dispose();
            return;
        }
        _buffer.ResetWrittenCount();
        Writer.Reset(_buffer);
        Pool.Enqueue(this);
    }
}
