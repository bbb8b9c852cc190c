using OllamaMcp.Server.Errors;

namespace OllamaMcp.Server.Ollama.Modelfiles;

/// <summary>
/// Cuts a Modelfile into instructions, by the rules of Ollama's own reader: a value goes to the end of its line; one that
/// begins with a quote goes on until a line ends with that quote; nothing in it is escaped; <c>#</c> begins a comment only where
/// an instruction could begin.
/// </summary>
/// <example>
/// With its ugly cases, a quote inside of quotes and a comment that is none:
/// <code>
/// # a comment
/// from llama3.2
/// PARAMETER stop "&lt;|im_end|&gt;"
/// SYSTEM """You are "Mario".
/// # this line belongs to the text"""
/// </code>
/// </example>
internal sealed class ModelfileReader
{
    private const string Triple = "\"\"\"";
    private const string Single = "\"";

    private static readonly char[] Blanks = [' ', '\t'];

    private static readonly string[] Keywords =
    [
        "FROM",
        "PARAMETER",
        "TEMPLATE",
        "SYSTEM",
        "ADAPTER",
        "LICENSE",
        "MESSAGE",
        "REQUIRES",
        "RENDERER",
        "PARSER",
        "DRAFT",
    ];

    private readonly string[] _lines;
    private int _at;

    private ModelfileReader(string text) =>
        _lines = text.TrimStart('\uFEFF').Replace("\r\n", "\n", StringComparison.Ordinal).Split('\n', '\r');

    /// <summary>The instructions in their order.</summary>
    /// <exception cref="ToolException"><c>invalid_modelfile</c>.</exception>
    public static IEnumerable<Instruction> Read(string text) => new ModelfileReader(text).ReadAll();

    private IEnumerable<Instruction> ReadAll()
    {
        CheckCharacters();
        for (; _at < _lines.Length; _at++)
        {
            var line = _lines[_at].TrimStart(Blanks);
            if (line.Length > 0 && line[0] != '#')
            {
                yield return ReadInstruction(line);
            }
        }
    }

    private Instruction ReadInstruction(string line)
    {
        var number = _at + 1;
        var (word, rest) = CutWord(line);
        var keyword = word.ToUpperInvariant();
        if (!Keywords.Contains(keyword))
        {
            throw ModelfileError.At(number, Unknown(word));
        }

        var name = "";
        if (keyword is "PARAMETER" or "MESSAGE")
        {
            (name, rest) = CutWord(rest);
        }

        if (rest.Length == 0)
        {
            throw ModelfileError.At(
                number,
                $"{keyword} needs {(keyword is "PARAMETER" or "MESSAGE" ? Form(keyword) : "a value behind it")}."
            );
        }

        return new Instruction(number, keyword, name, ReadValue(keyword, rest));
    }

    private string ReadValue(string keyword, string first)
    {
        var quote =
            first.StartsWith(Triple, StringComparison.Ordinal) ? Triple
            : first.StartsWith(Single, StringComparison.Ordinal) ? Single
            : "";
        if (quote.Length == 0)
        {
            return first.TrimEnd(Blanks);
        }

        var opened = _at + 1;
        var lines = new List<string>();
        for (var line = first[quote.Length..]; ; line = _lines[_at])
        {
            var end = line.TrimEnd(Blanks);
            if (end.EndsWith(quote, StringComparison.Ordinal))
            {
                lines.Add(end[..^quote.Length]);
                return string.Join('\n', lines);
            }

            lines.Add(line);
            if (++_at == _lines.Length)
            {
                throw ModelfileError.At(
                    opened,
                    $"the text of {keyword} begins with {quote} and never ends. Put {quote} at the end of its last line."
                );
            }
        }
    }

    private static string Unknown(string word)
    {
        var shown = word.Length > 40 ? word[..40] + "…" : word;
        var nearest = NearestName.Of(word, Keywords);
        return $"'{shown}' is no instruction. {(nearest is null ? "" : $"Did you mean {nearest}? ")}Legal: {string.Join(", ", Keywords)}; a comment begins with #.";
    }

    private static string Form(string keyword) =>
        keyword is "PARAMETER" ? "a name and a value, such as PARAMETER temperature 0.7" : "a role and a text, such as MESSAGE user Hello";

    private static (string Word, string Remainder) CutWord(string text)
    {
        var end = text.AsSpan().IndexOfAny(Blanks);
        return end < 0 ? (text, "") : (text[..end], text[end..].TrimStart(Blanks));
    }

    /// <summary>Ollama drops what cannot be shown without a word; a NUL in a prompt is a mistake that somebody wants to hear of.</summary>
    private void CheckCharacters()
    {
        for (var i = 0; i < _lines.Length; i++)
        {
            foreach (var c in _lines[i])
            {
                if (char.IsControl(c) && c != '\t')
                {
                    throw ModelfileError.At(i + 1, $"it holds the control character U+{(int)c:X4}. Remove it.");
                }
            }
        }
    }
}
