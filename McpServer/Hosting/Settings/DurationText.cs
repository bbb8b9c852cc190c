using System.Globalization;

namespace OllamaMcp.Server.Hosting.Settings;

/// <summary>Durations as people write them: <c>90</c>, <c>1.5m</c>, <c>24h</c>. A bare number is seconds.</summary>
internal static class DurationText
{
    // "ms" stands before "s" and "m": the first unit that the text ends with is taken.
    private static readonly (string Unit, TimeSpan Length)[] Units =
    [
        ("ms", TimeSpan.FromMilliseconds(1)),
        ("d", TimeSpan.FromDays(1)),
        ("h", TimeSpan.FromHours(1)),
        ("m", TimeSpan.FromMinutes(1)),
        ("s", TimeSpan.FromSeconds(1)),
    ];

    public static bool TryParse(string text, out TimeSpan value)
    {
        var (unit, length) = Array.Find(Units, u => text.EndsWith(u.Unit, StringComparison.OrdinalIgnoreCase));
        var number = text.AsSpan(0, text.Length - (unit?.Length ?? 0)).TrimEnd();
        var ticks = unit is null ? TimeSpan.TicksPerSecond : length.Ticks;
        value = default;
        if (!decimal.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var count))
        {
            return false;
        }

        if (count > TimeSpan.MaxValue.Ticks / ticks)
        {
            return false;
        }

        value = new TimeSpan((long)(count * ticks));
        return true;
    }

    /// <summary>In the largest unit that gives a whole number.</summary>
    public static string Format(TimeSpan value)
    {
        var (unit, length) = Units.Skip(1).FirstOrDefault(u => value.Ticks % u.Length.Ticks == 0, Units[0]);
        return value == TimeSpan.Zero ? "0" : string.Create(CultureInfo.InvariantCulture, $"{value.Ticks / length.Ticks}{unit}");
    }
}
