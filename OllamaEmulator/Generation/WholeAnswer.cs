using System.Text;

namespace OllamaMcp.Emulator.Generation;

/// <summary>Gathers the pieces of an answer that goes out in one.</summary>
internal static class WholeAnswer
{
    public static async Task<Piece> ReadAsync(AnswerRun answer, CancellationToken cancellationToken)
    {
        StringBuilder content = new();
        StringBuilder thinking = new();
        List<TokenChance> chances = [];
        List<ToolCall> calls = [];
        await foreach (var piece in answer.PiecesAsync(cancellationToken))
        {
            content.Append(piece.Content);
            thinking.Append(piece.Thinking);
            chances.AddRange(piece.Chances);
            calls.AddRange(piece.Calls ?? []);
        }

        return new Piece(content.ToString(), thinking.ToString(), calls, chances);
    }
}
