using System.Buffers;
using System.Globalization;
using System.Text.Json;
using OllamaMcp.Emulator.Http;

namespace OllamaMcp.Emulator.Runners;

/// <summary>keep_alive in its forms: a number is seconds, a text a Go duration such as <c>1h30m</c>; negative is for ever.</summary>
internal static class GoDuration
{
    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789.");

    private static readonly (string Unit, double Seconds)[] Units =
    [
        ("ns", 1e-9),
        ("us", 1e-6),
        ("\u00b5s", 1e-6),
        ("ms", 1e-3),
        ("s", 1),
        ("m", 60),
        ("h", 3600),
    ];

    public static TimeSpan? KeepAlive(JsonElement? value)
    {
        if (value is not { } given)
        {
            return null;
        }

        var seconds = given.ValueKind switch
        {
            JsonValueKind.Number => given.GetDouble(),
            JsonValueKind.String => Parse(given.GetString()!),
            JsonValueKind.True or JsonValueKind.False => throw ApiException.Bad("Unsupported type: 'bool'"),
            JsonValueKind.Array => throw ApiException.Bad("Unsupported type: '[]interface {}'"),
            _ => throw ApiException.Bad("Unsupported type: 'map[string]interface {}'"),
        };
        return seconds < 0 ? TimeSpan.FromTicks(-1) : TimeSpan.FromSeconds(Math.Min(seconds, Runner.Forever.TotalSeconds));
    }

    /// <summary>Seconds; throws 400 with Go's text.</summary>
    public static double Parse(string text)
    {
        var rest = text.TrimStart('-', '+');
        if (rest == "0")
        {
            return 0;
        }

        if (rest.Length == 0 || text.Length - rest.Length > 1)
        {
            throw Invalid(text);
        }

        double seconds = 0;
        while (rest.Length > 0)
        {
            var digits = rest.AsSpan().IndexOfAnyExcept(Digits);
            var number = digits < 0 ? rest : rest[..digits];
            if (!double.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value))
            {
                throw Invalid(text);
            }

            rest = rest[number.Length..];
            var unitLength = rest.AsSpan().IndexOfAny(Digits) is var next && next < 0 ? rest.Length : next;
            if (unitLength == 0)
            {
                throw ApiException.Bad($"time: missing unit in duration \"{text}\"");
            }

            var unit = rest[..unitLength];
            var factor = Array.Find(Units, known => known.Unit == unit).Seconds;
            seconds += factor > 0 ? value * factor : throw ApiException.Bad($"time: unknown unit \"{unit}\" in duration \"{text}\"");
            rest = rest[unitLength..];
        }

        return text.StartsWith('-') ? -seconds : seconds;
    }

    private static ApiException Invalid(string text) => ApiException.Bad($"time: invalid duration \"{text}\"");
}
