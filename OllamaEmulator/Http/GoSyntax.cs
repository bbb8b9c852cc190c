using System.Globalization;
using System.Text;

namespace OllamaMcp.Emulator.Http;

/// <summary>
/// Says in Go's words why a text is no JSON. It walks only over texts that are known to be wrong. The ugly case:
/// <c>{"a":[1,}</c> is <c>invalid character '}' looking for beginning of value</c>, and a text that just ends is
/// <c>unexpected EOF</c>.
/// </summary>
internal sealed class GoSyntax(byte[] json)
{
    private const string BeginningOfValue = "looking for beginning of value";
    private const int Deepest = 10_000;
    private int _at;
    private string? _error;

    public static string Explain(byte[] json)
    {
        GoSyntax syntax = new(json);
        try
        {
            syntax.Value();
        }
        catch (EndOfStreamException)
        {
            return "unexpected EOF";
        }

        return syntax._error ?? "exceeded max depth";
    }

    // Iterative, since the input may be nested ten thousand levels deep
    private void Value()
    {
        Stack<char> open = new();
        while (_error is null)
        {
            var c = Next();
            switch (c)
            {
                case '{' when Peek() == '}':
                case '[' when Peek() == ']':
                    Next();
                    break;
                case '{':
                case '[':
                    open.Push(c);
                    if (open.Count > Deepest || (c == '{' && !Key()))
                    {
                        return;
                    }

                    continue;
                default:
                    Scalar(c);
                    break;
            }

            if (_error is not null || !After(open))
            {
                return;
            }
        }
    }

    // After a value: closes what ends here; says whether another value follows
    private bool After(Stack<char> open)
    {
        while (open.Count > 0)
        {
            var isObject = open.Peek() == '{';
            var c = Next();
            if (c == ',')
            {
                return !isObject || Key();
            }

            if (c != (isObject ? '}' : ']'))
            {
                return Fail(c, isObject ? "after object key:value pair" : "after array element");
            }

            open.Pop();
        }

        return false;
    }

    private bool Key()
    {
        var c = Next();
        if (c != '"')
        {
            return Fail(c, "looking for beginning of object key string");
        }

        return Text() && (Next() is var colon && colon == ':' || Fail(colon, "after object key"));
    }

    private void Scalar(char c)
    {
        switch (c)
        {
            case '"':
                Text();
                break;
            case 't':
                Literal("true");
                break;
            case 'f':
                Literal("false");
                break;
            case 'n':
                Literal("null");
                break;
            case '-' or (>= '0' and <= '9'):
                Number(c);
                break;
            default:
                Fail(c, BeginningOfValue);
                break;
        }
    }

    private bool Text()
    {
        while (true)
        {
            var c = Read();
            if (c == '"')
            {
                return true;
            }

            if (c == '\\')
            {
                var escaped = Read();
                if (!"bfnrt\\/\"u".Contains(escaped, StringComparison.Ordinal))
                {
                    return Fail(escaped, "in string escape code");
                }
            }
            else if (c < 0x20)
            {
                return Fail(c, "in string literal");
            }
        }
    }

    private void Literal(string word)
    {
        for (var i = 1; i < word.Length; i++)
        {
            var c = Read();
            if (c != word[i])
            {
                Fail(c, $"in literal {word} (expecting '{word[i]}')");
                return;
            }
        }
    }

    private void Number(char first)
    {
        if (first == '-' && Read() is var digit && !char.IsAsciiDigit(digit))
        {
            Fail(digit, "in numeric literal");
        }

        while (
            _at < json.Length
            && (char.IsAsciiDigit((char)json[_at]) || json[_at] is (byte)'.' or (byte)'e' or (byte)'E' or (byte)'+' or (byte)'-')
        )
        {
            _at++;
        }
    }

    private char Peek()
    {
        var start = _at;
        var c = Next();
        _at = start;
        return c;
    }

    private char Next()
    {
        char c;
        do
        {
            c = Read();
        } while (c is ' ' or '\t' or '\r' or '\n');
        return c;
    }

    private char Read() => _at < json.Length ? (char)json[_at++] : throw new EndOfStreamException();

    private bool Fail(char c, string where)
    {
        var shown = c switch
        {
            '\'' => @"'\''",
            '"' => "'\"'",
            < ' ' => $"'\\x{((int)c).ToString("x2", CultureInfo.InvariantCulture)}'",
            _ => $"'{Rune()}'",
        };
        _error ??= $"invalid character {shown} {where}";
        return false;

        string Rune() => c < 0x80 ? c.ToString() : Encoding.Latin1.GetString([(byte)c]);
    }
}
