using System.Text;
using OpenTelemetry.Metrics;

namespace OllamaMcp.ServiceDefaults;

/// <summary>The name of a metric in Prometheus: <c>http.server.request.duration</c> in <c>s</c> is <c>http_server_request_duration_seconds</c>.</summary>
/// <param name="Family">Without the suffix of a sample.</param>
/// <param name="Unit">Null for none.</param>
internal sealed record MetricName(string Family, string? Unit)
{
    public static MetricName Of(Metric metric)
    {
        var name = Escape(metric.Name);
        var unit = UnitOf(metric.Unit, metric.MetricType.IsGauge());
        return new MetricName(unit is null || name.EndsWith('_' + unit, StringComparison.Ordinal) ? name : $"{name}_{unit}", unit);
    }

    /// <summary>Only letters, digits and underscores, and no digit first.</summary>
    public static string Escape(string name)
    {
        var text = new StringBuilder(name.Length + 1);
        foreach (var character in name)
        {
            text.Append(char.IsAsciiLetterOrDigit(character) ? character : '_');
        }

        return text.Length > 0 && char.IsAsciiDigit(text[0]) ? $"_{text}" : text.ToString();
    }

    // Units of the UCUM as words; what stands in braces counts things and is no unit.
    private static string? UnitOf(string unit, bool isGauge) =>
        unit switch
        {
            "" => null,
            "s" => "seconds",
            "ms" => "milliseconds",
            "By" => "bytes",
            "%" => "percent",
            "1" => isGauge ? "ratio" : null,
            _ when unit.StartsWith('{') => null,
            _ => Escape(unit),
        };
}
