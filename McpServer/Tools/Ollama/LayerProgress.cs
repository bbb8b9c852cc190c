using System.ComponentModel;
using System.Globalization;
using OllamaMcp.Server.Ollama.Routing;
using OllamaMcp.Server.Ollama.Wire;
using OllamaMcp.Server.Tools.Calls;

namespace OllamaMcp.Server.Tools.Ollama;

/// <summary>
/// Follows a pull, push or create: passes every line on as progress, in bytes over all layers seen so far, and keeps what each layer
/// came to. One transfer, one thread.
/// </summary>
internal sealed class LayerProgress
{
    private readonly ToolCallContext _call;
    private readonly OrderedDictionary<string, LayerTransfer> _layers = new(StringComparer.Ordinal);
    private string? _status;

    private LayerProgress(ToolCallContext call)
    {
        _call = call;
        call.Partial = Summary;
    }

    /// <summary>The layers in the order in which they came.</summary>
    public IReadOnlyList<LayerTransfer> Layers => [.. _layers.Values];

    /// <summary>Ollama's last word: <c>success</c>.</summary>
    public string Status => _status ?? "";

    /// <summary>Reads a transfer to its end.</summary>
    public static async Task<LayerProgress> FollowAsync(
        RoutedStream<ProgressResponse> transfer,
        ToolCallContext call,
        CancellationToken cancellationToken
    )
    {
        var progress = new LayerProgress(call);
        await foreach (var line in transfer.WithCancellation(cancellationToken))
        {
            await progress.AddAsync(line, cancellationToken);
        }

        return progress;
    }

    private async ValueTask AddAsync(ProgressResponse line, CancellationToken cancellationToken)
    {
        _status = line.Status ?? _status;
        if (line is { Digest: { } digest, Total: not null })
        {
            // Ollama leaves "completed" out where it is 0.
            _layers[digest] = new LayerTransfer
            {
                Digest = digest,
                Total = line.Total.Value,
                Completed = line.Completed ?? 0,
            };
        }

        if (_call.WantsProgress)
        {
            await _call.ReportAsync(Completed, _layers.Count == 0 ? null : Total, Describe(line), cancellationToken);
        }
    }

    private long Completed => _layers.Values.Sum(layer => layer.Completed);

    private long Total => _layers.Values.Sum(layer => layer.Total);

    private static string Describe(ProgressResponse line) =>
        line is { Digest: not null, Total: { } total }
            ? $"{line.Status}: {ByteSize.Format(line.Completed ?? 0)} of {ByteSize.Format(total)}"
            : line.Status ?? "working";

    private string? Summary() =>
        _status is null ? null
        : _layers.Count == 0 ? _status
        : string.Create(
            CultureInfo.InvariantCulture,
            $"{_status}: {_layers.Values.Count(layer => layer.Completed >= layer.Total)} of {_layers.Count} layers seen so far complete, "
                + $"{ByteSize.Format(Completed)} of {ByteSize.Format(Total)}"
        );
}

/// <summary>What a layer came to.</summary>
internal sealed record LayerTransfer
{
    [Description("The layer's digest.")]
    public required string Digest { get; init; }

    [Description("Its bytes.")]
    public required long Total { get; init; }

    [Description("Of these, bytes that are there now.")]
    public required long Completed { get; init; }
}
