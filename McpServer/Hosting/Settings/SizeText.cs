using System.Globalization;

namespace OllamaMcp.Server.Hosting.Settings;

/// <summary>Sizes as people write them: <c>1048576</c>, <c>32MiB</c>, <c>64 MB</c>, <c>1Gi</c>. A bare number is bytes.</summary>
internal static class SizeText
{
    // Longer units stand before their endings.
    private static readonly (string Unit, long Bytes)[] Units =
    [
        ("GiB", 1L << 30),
        ("MiB", 1L << 20),
        ("KiB", 1L << 10),
        ("Gi", 1L << 30),
        ("Mi", 1L << 20),
        ("Ki", 1L << 10),
        ("GB", 1_000_000_000),
        ("MB", 1_000_000),
        ("KB", 1_000),
        ("B", 1),
    ];

    public static bool TryParse(string text, out long value)
    {
        var (unit, bytes) = Array.Find(Units, u => text.EndsWith(u.Unit, StringComparison.OrdinalIgnoreCase));
        var number = text.AsSpan(0, text.Length - (unit?.Length ?? 0)).TrimEnd();
        bytes = unit is null ? 1 : bytes;
        value = 0;
        if (
            !decimal.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var count)
            || count > long.MaxValue / bytes
        )
        {
            return false;
        }

        value = (long)(count * bytes);
        return true;
    }

    /// <summary>In the largest binary unit that gives a whole number.</summary>
    public static string Format(long value)
    {
        var (unit, bytes) = Units.Take(3).FirstOrDefault(u => value > 0 && value % u.Bytes == 0, ("", 1));
        return string.Create(CultureInfo.InvariantCulture, $"{value / bytes}{(unit.Length > 0 ? " " + unit : "")}");
    }
}
