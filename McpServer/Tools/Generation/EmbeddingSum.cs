using System.Text.Json;
using OllamaMcp.Server.Errors;
using OllamaMcp.Server.Ollama.Routing;
using OllamaMcp.Server.Ollama.Wire;

namespace OllamaMcp.Server.Tools.Generation;

/// <summary>Puts the answers of several embedding requests together, in their order. Measures from when it is made.</summary>
internal sealed class EmbeddingSum(TimeProvider time)
{
    private readonly long _started = time.GetTimestamp();
    private readonly List<IReadOnlyList<float>> _vectors = [];
    private readonly HashSet<string> _instances = new(StringComparer.Ordinal);
    private readonly Dictionary<string, JsonElement> _unknown = new(StringComparer.Ordinal);
    private int? _tokens;
    private long? _total;
    private long? _load;

    public int Count => _vectors.Count;

    /// <summary>Throws <c>ollama_protocol</c> where a text has no vector: the ones behind it would be taken for those of other texts.</summary>
    public void Add(Routed<EmbedResponse> answer, int texts)
    {
        var value = answer.Value;
        if (value.Embeddings.Count != texts)
        {
            throw new ToolException(
                ErrorCodes.OllamaProtocol,
                $"{answer.Instance} gave {value.Embeddings.Count} vectors for {texts} texts, from text {Count} on."
            );
        }

        _vectors.AddRange(value.Embeddings);
        _instances.Add(answer.Instance);
        UnknownFields.Merge(_unknown, value.Unknown);
        _tokens = Sum(_tokens, value.PromptEvalCount);
        _total = (_total ?? 0) + (value.TotalDuration ?? 0);
        _load = (_load ?? 0) + (value.LoadDuration ?? 0);
    }

    public CreateEmbeddingsResult ToResult(string model, string requestId) =>
        new()
        {
            Model = model,
            Embeddings = _vectors,
            Count = _vectors.Count,
            Dimensions = _vectors.Count == 0 ? 0 : _vectors[0].Count,
            PromptTokens = _tokens,
            TotalMs = AnswerMetrics.Milliseconds(_total),
            LoadMs = AnswerMetrics.Milliseconds(_load),
            ElapsedMs = Math.Round(time.GetElapsedTime(_started).TotalMilliseconds, 3),
            Instances = [.. _instances],
            RequestId = requestId,
            Unknown = _unknown.Count == 0 ? null : _unknown,
        };

    private static int? Sum(int? sum, int? next) => next is null ? sum : (sum ?? 0) + next;
}
