using System.Globalization;
using System.Text;

namespace OllamaMcp.Server.Contexts;

/// <summary>
/// File names of session ids, reversible and distinct on file systems that ignore case: small letters, <c>:</c> as <c>=</c> and
/// <c>.</c> as <c>+</c> (so that <c>con.x</c> is no device on Windows), then <c>~</c> and one bit for each capital, from the first
/// letter on. <c>Team:Alice</c> is <c>team=alice~84.json</c>.
/// </summary>
internal static class SessionFileNames
{
    public const string Extension = ".json";

    public static string Encode(string sessionId)
    {
        var name = new StringBuilder(sessionId.Length + 8);
        foreach (var c in sessionId)
        {
            name.Append(
                c is ':' ? '='
                : c is '.' ? '+'
                : char.ToLowerInvariant(c)
            );
        }

        name.Append('~');
        for (var i = 0; i < sessionId.Length; i += 4)
        {
            name.Append(CapitalsAt(sessionId, i).ToString("x", CultureInfo.InvariantCulture));
        }

        return name.ToString().TrimEnd('0') + Extension;
    }

    /// <summary>Null for a file that is none of ours.</summary>
    public static string? Decode(string fileName)
    {
        var mark = fileName.LastIndexOf('~');
        if (mark < 1 || !fileName.EndsWith(Extension, StringComparison.Ordinal))
        {
            return null;
        }

        var capitals = fileName[(mark + 1)..^Extension.Length];
        var id = string.Create(mark, (fileName, capitals), static (span, state) => Restore(span, state.fileName, state.capitals));
        return SessionIds.IsValid(id) && string.Equals(Encode(id), fileName, StringComparison.Ordinal) ? id : null;
    }

    private static int CapitalsAt(string sessionId, int start)
    {
        var digit = 0;
        for (var i = 0; i < 4; i++)
        {
            digit = (digit << 1) | (start + i < sessionId.Length && char.IsAsciiLetterUpper(sessionId[start + i]) ? 1 : 0);
        }

        return digit;
    }

    private static void Restore(Span<char> id, string fileName, string capitals)
    {
        for (var i = 0; i < id.Length; i++)
        {
            var digit =
                i / 4 < capitals.Length && char.IsAsciiHexDigitLower(capitals[i / 4])
                    ? Convert.ToInt32(capitals[(i / 4)..(i / 4 + 1)], 16)
                    : 0;
            var capital = (digit & (8 >> (i % 4))) != 0;
            var c =
                fileName[i] is '=' ? ':'
                : fileName[i] is '+' ? '.'
                : fileName[i];
            id[i] = capital ? char.ToUpperInvariant(c) : c;
        }
    }
}
