using System.Text;

namespace OllamaMcp.Server.Ollama.Client;

/// <summary>Keeps what came of an answer, for the case that it breaks off, and sees whether it repeats itself.</summary>
internal sealed class TextSoFar
{
    /// <summary>What is kept of the beginning. Answers are a thousandth of it.</summary>
    private const int MaxLength = 4 * 1024 * 1024;

    /// <summary>Ollama gives up behind 30 equal tokens; a token may come in two pieces or be held back, so a few less are enough.</summary>
    private const int Repetition = 25;

    private readonly StringBuilder _text = new();
    private string? _last;
    private int _equal;

    /// <summary>Null while nothing has come.</summary>
    public string? Value => _text.Length == 0 ? null : _text.ToString();

    public bool Repeats => _equal >= Repetition;

    public void Add(string? piece)
    {
        if (string.IsNullOrEmpty(piece))
        {
            return;
        }

        _equal = piece == _last ? _equal + 1 : 1;
        _last = piece;
        if (_text.Length < MaxLength)
        {
            _text.Append(piece);
        }
    }
}
