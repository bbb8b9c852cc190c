using System.Globalization;

namespace OllamaMcp.Server.Tools.Ollama;

/// <summary>Says sizes as Ollama does: decimal units.</summary>
internal static class ByteSize
{
    private static readonly string[] Units = ["B", "kB", "MB", "GB", "TB", "PB", "EB"];

    /// <summary>Such as <c>4.7 GB</c>; whole below a kilobyte and from ten on.</summary>
    public static string Format(long bytes)
    {
        var value = (double)bytes;
        var unit = 0;
        for (; value >= 999.5 && unit < Units.Length - 1; unit++)
        {
            value /= 1000;
        }

        return string.Create(CultureInfo.InvariantCulture, $"{Digits(value, unit)} {Units[unit]}");
    }

    private static string Digits(double value, int unit) =>
        value.ToString(unit == 0 || value >= 9.95 ? "0" : "0.0", CultureInfo.InvariantCulture);
}
