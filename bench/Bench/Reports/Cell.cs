using System.Globalization;
using OllamaMcp.Bench.Measuring;

namespace OllamaMcp.Bench.Reports;

/// <summary>Figures as they stand in a table: the median, and the range of the rounds behind it.</summary>
internal static class Cell
{
    public const string Empty = "–";

    /// <param name="spread">The figure, or null where there is none.</param>
    /// <param name="scale">By what it is divided, for another unit.</param>
    public static string Of(Spread? spread, double scale = 1)
    {
        if (spread is null)
        {
            return Empty;
        }

        var median = Number(spread.Median / scale);
        var low = Number(spread.Low / scale);
        var high = Number(spread.High / scale);
        return low == high ? median : $"{median} ({low}–{high})";
    }

    /// <summary>Three digits that matter.</summary>
    public static string Number(double value) =>
        Math.Abs(value) switch
        {
            >= 100 => value.ToString("N0", CultureInfo.InvariantCulture),
            >= 10 => value.ToString("0.0", CultureInfo.InvariantCulture),
            _ => value.ToString("0.00", CultureInfo.InvariantCulture),
        };
}
