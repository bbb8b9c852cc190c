using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace OllamaMcp.Server.Tools.Registry;

/// <summary>
/// JSON as models and people read it: letters of every script, quotes and emoji as they are. The writer's relaxed encoder leaves all but
/// the last alone; it writes them as two escapes, <c>\uD83D\uDE00</c>.
/// </summary>
internal static class ReadableJson
{
    private const int EscapeLength = 6;
    private const string HighSurrogate = "\\uD";

    public static string Of<T>(T value, JsonTypeInfo<T> json)
    {
        using var pooled = PooledJson.Rent();
        JsonSerializer.Serialize(pooled.Writer, value, json);
        return Of(pooled.WrittenSpan());
    }

    /// <summary>What a <see cref="PooledJson"/> has written.</summary>
    public static string Of(ReadOnlySpan<byte> written)
    {
        var json = Encoding.UTF8.GetString(written);
        return json.Contains(HighSurrogate, StringComparison.Ordinal) ? Unescape(json) : json;
    }

    // A backslash that is text is written as two, so every escape is looked at where it begins.
    private static string Unescape(string json)
    {
        var text = new StringBuilder(json.Length);
        for (var at = 0; at < json.Length; )
        {
            if (SurrogatesAt(json, at) is { } pair)
            {
                text.Append(pair.High).Append(pair.Low);
                at += 2 * EscapeLength;
                continue;
            }

            var length = json[at] == '\\' ? 2 : 1;
            text.Append(json, at, length);
            at += length;
        }

        return text.ToString();
    }

    private static (char High, char Low)? SurrogatesAt(string json, int at) =>
        EscapeAt(json, at) is { } high
        && char.IsHighSurrogate(high)
        && EscapeAt(json, at + EscapeLength) is { } low
        && char.IsLowSurrogate(low)
            ? (high, low)
            : null;

    private static char? EscapeAt(string json, int at) =>
        at + EscapeLength <= json.Length
        && json[at] == '\\'
        && json[at + 1] == 'u'
        && ushort.TryParse(json.AsSpan(at + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit)
            ? (char)unit
            : null;
}
