using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using OllamaMcp.Server.Ollama.Routing;
using OllamaMcp.Server.Ollama.Wire;

namespace OllamaMcp.Server.Tools.Generation;

/// <summary>
/// Reads one streamed answer to its end and puts it together: text, thinking, log probabilities, figures, and fields that are not
/// known here. Made before the call, because it measures from then on. <see cref="TextSoFar"/> may be read from other threads.
/// </summary>
internal sealed class AnswerReader(TimeProvider time, Func<ITextChunk, CancellationToken, ValueTask>? tell = null)
{
    private readonly long _started = time.GetTimestamp();
    private readonly Lock _gate = new();
    private readonly StringBuilder _text = new();
    private readonly StringBuilder _thinking = new();
    private readonly JsonArray _logprobs = [];
    private TimeSpan? _toFirst;

    /// <summary>What has come of the answer; null for nothing.</summary>
    public string? TextSoFar
    {
        get
        {
            lock (_gate)
            {
                return _text.Length == 0 ? null : _text.ToString();
            }
        }
    }

    /// <summary>Reads and closes the stream. Throws what the stream throws; then <see cref="TextSoFar"/> has what came.</summary>
    /// <param name="chunks">The stream.</param>
    /// <param name="look">Sees every line, for what only one kind of stream has.</param>
    /// <param name="cancellationToken">Closes the connection to Ollama.</param>
    public async Task<Answer> ReadAsync<T>(RoutedStream<T> chunks, Action<T> look, CancellationToken cancellationToken)
        where T : class, ITextChunk
    {
        ITextChunk? last = null;
        var unknown = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        await using (chunks)
        {
            await foreach (var chunk in chunks.WithCancellation(cancellationToken))
            {
                Add(chunk);
                look(chunk);
                UnknownFields.Merge(unknown, chunk.Unknown);
                if (tell is not null)
                {
                    await tell(chunk, cancellationToken);
                }

                last = chunk;
            }
        }

        return new Answer
        {
            Text = _text.ToString(),
            Thinking = _thinking.Length == 0 ? null : _thinking.ToString(),
            Logprobs = _logprobs.Count == 0 ? null : JsonElement.Parse(_logprobs.ToJsonString()),
            DoneReason = last!.DoneReason,
            Metrics = AnswerMetrics.From(last, _toFirst, time.GetElapsedTime(_started)),
            Instance = chunks.Instance,
            Unknown = unknown.Count == 0 ? null : unknown,
        };
    }

    private void Add(ITextChunk chunk)
    {
        if (_toFirst is null && (chunk.Text is { Length: > 0 } || chunk.Thinking is { Length: > 0 }))
        {
            _toFirst = time.GetElapsedTime(_started);
        }

        lock (_gate)
        {
            _text.Append(chunk.Text);
        }

        _thinking.Append(chunk.Thinking);
        if (chunk.Logprobs is { ValueKind: JsonValueKind.Array } logprobs)
        {
            foreach (var entry in logprobs.EnumerateArray())
            {
                _logprobs.Add(JsonNode.Parse(entry.GetRawText()));
            }
        }
    }
}
