using System.Globalization;
using OllamaMcp.Server.Ollama.Wire;
using OllamaMcp.Server.Tools.Calls;

namespace OllamaMcp.Server.Tools.Generation;

/// <summary>
/// Tells the caller how an answer comes along: either every piece of it, in order, waiting for a slow reader, or, at most once a
/// second, how much there is. Pieces of thinking are marked with <see cref="ThinkingMark"/>; the others, joined, are the answer.
/// </summary>
internal sealed class PieceProgress(ToolCallContext call, TimeProvider time, bool everyPiece)
{
    public const string ThinkingMark = "[thinking] ";
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(1);
    private readonly long _started = time.GetTimestamp();
    private long _lastTold = time.GetTimestamp();
    private int _pieces;

    public ValueTask TellAsync(ITextChunk chunk, CancellationToken cancellationToken)
    {
        var (piece, mark) = chunk.Text is { Length: > 0 } text ? (text, "") : (chunk.Thinking, ThinkingMark);
        if (!call.WantsProgress || string.IsNullOrEmpty(piece))
        {
            return ValueTask.CompletedTask;
        }

        _pieces++;
        return everyPiece ? call.ReportAsync(_pieces, total: null, mark + piece, cancellationToken)
            : time.GetElapsedTime(_lastTold) >= Period ? TellCountAsync(cancellationToken)
            : ValueTask.CompletedTask;
    }

    private ValueTask TellCountAsync(CancellationToken cancellationToken)
    {
        _lastTold = time.GetTimestamp();
        var seconds = time.GetElapsedTime(_started).TotalSeconds;
        var message = string.Create(CultureInfo.InvariantCulture, $"piece {_pieces} of the answer after {seconds:0} s");
        return call.ReportAsync(_pieces, total: null, message, cancellationToken);
    }
}
