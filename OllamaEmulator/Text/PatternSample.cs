using System.Globalization;
using System.Text;

namespace OllamaMcp.Emulator.Text;

/// <summary>
/// The shortest text that matches a regular expression of the usual kind: letters, classes, groups, choices and counts.
/// Example: <c>^(ab|c)[0-9]{3}-\w+$</c> gives <c>ab000-a</c>. Look-around and back-references are refused.
/// </summary>
internal sealed class PatternSample(string pattern)
{
    private int _at;

    public string Make()
    {
        var text = Choice();
        return _at == pattern.Length ? text : throw Bad();
    }

    private string Choice()
    {
        var first = Sequence();
        while (_at < pattern.Length && pattern[_at] == '|')
        {
            _at++;
            Sequence();
        }

        return first;
    }

    private string Sequence()
    {
        StringBuilder text = new();
        while (_at < pattern.Length && pattern[_at] is not ('|' or ')'))
        {
            var atom = Atom();
            var times = Times();
            for (var i = 0; i < times; i++)
            {
                text.Append(atom);
            }
        }

        return text.ToString();
    }

    private string Atom()
    {
        var c = pattern[_at++];
        return c switch
        {
            '^' or '$' => "",
            '.' => "a",
            '[' => Class(),
            '(' => Group(),
            '\\' when _at < pattern.Length => Escaped(pattern[_at++]).ToString(),
            _ => c.ToString(),
        };
    }

    private string Group()
    {
        if (_at + 1 < pattern.Length && pattern[_at] == '?')
        {
            _at = pattern[_at + 1] == ':' ? _at + 2 : throw Bad();
        }

        var text = Choice();
        return _at < pattern.Length && pattern[_at++] == ')' ? text : throw Bad();
    }

    private string Class()
    {
        var negated = _at < pattern.Length && pattern[_at] == '^';
        _at += negated ? 1 : 0;
        var start = _at;
        while (_at < pattern.Length && (pattern[_at] != ']' || _at == start))
        {
            _at += pattern[_at] == '\\' ? 2 : 1;
        }

        var body = _at < pattern.Length ? pattern[start.._at++] : throw Bad();
        if (!negated)
        {
            return (body[0] == '\\' ? Escaped(body[1]) : body[0]).ToString();
        }

        return "a0_ -#".First(c => !body.Contains(c, StringComparison.Ordinal)).ToString();
    }

    private static char Escaped(char c) =>
        c switch
        {
            'd' => '0',
            'w' or 'S' or 'D' => 'a',
            's' => ' ',
            'W' => '-',
            'n' => '\n',
            't' => '\t',
            _ => c,
        };

    private int Times()
    {
        if (_at == pattern.Length)
        {
            return 1;
        }

        var times = pattern[_at] switch
        {
            '*' or '?' => 0,
            '+' => 1,
            '{' => Counted(),
            _ => -1,
        };
        if (times < 0)
        {
            return 1;
        }

        _at++;
        _at += _at < pattern.Length && pattern[_at] is '?' or '+' ? 1 : 0; // lazy or possessive
        return times;
    }

    private int Counted()
    {
        var end = pattern.IndexOf('}', _at);
        var least = end < 0 ? throw Bad() : pattern[(_at + 1)..end].Split(',')[0];
        _at = end;
        return int.TryParse(least, NumberStyles.None, CultureInfo.InvariantCulture, out var times) && times <= 4096 ? times : throw Bad();
    }

    private InvalidSchemaException Bad() => new($"the pattern {pattern} is not understood at {_at}");
}
