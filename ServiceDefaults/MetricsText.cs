using System.Buffers;
using System.Globalization;
using System.Text;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;

namespace OllamaMcp.ServiceDefaults;

/// <summary>
/// Writes metrics as text:
/// <code>
/// # HELP mcp_server_operation_duration_seconds How long it took.
/// # TYPE mcp_server_operation_duration_seconds histogram
/// mcp_server_operation_duration_seconds_bucket{mcp_method_name="tools/call",le="0.01"} 3
/// </code>
/// </summary>
internal sealed class MetricsText(IBufferWriter<byte> output, MetricsFormat format)
{
    private readonly HashSet<string> _families = new(StringComparer.Ordinal);

    /// <summary>What is known of the service itself.</summary>
    public void WriteResource(Resource resource)
    {
        var labels = new LabelText();
        foreach (var (name, value) in resource.Attributes)
        {
            labels.Add(MetricName.Escape(name), Convert.ToString(value, CultureInfo.InvariantCulture) ?? "");
        }

        WriteHead("target", "info", format.IsOpenMetrics ? "info" : "gauge", "Which service this is.", unit: null);
        Line($"target_info{labels} 1");
    }

    public void Write(Metric metric)
    {
        var name = MetricName.Of(metric);
        // Two meters may have a metric of one name; a family stands once in a text.
        if (!_families.Add(name.Family))
        {
            return;
        }

        WriteHead(
            name.Family,
            metric.MetricType.IsCounter() ? "total" : null,
            MetricKinds.NameOf(metric.MetricType),
            metric.Description,
            name.Unit
        );
        foreach (ref readonly var point in metric.GetMetricPoints())
        {
            Write(metric.MetricType, name.Family, point);
        }
    }

    /// <summary>Ends the text.</summary>
    public void End()
    {
        if (format.IsOpenMetrics)
        {
            Line("# EOF");
        }
    }

    // OpenMetrics names a family without the suffix of its samples, the older format with it.
    private void WriteHead(string family, string? suffix, string kind, string description, string? unit)
    {
        var name = suffix is null || format.IsOpenMetrics ? family : $"{family}_{suffix}";
        Line($"# HELP {name} {Text(description.Length > 0 ? description : name)}");
        Line($"# TYPE {name} {kind}");
        if (format.IsOpenMetrics && unit is not null)
        {
            Line($"# UNIT {name} {unit}");
        }
    }

    private void Write(MetricType type, string family, in MetricPoint point)
    {
        var labels = LabelText.Of(point.Tags);
        switch (type)
        {
            case MetricType.LongSum:
                Line($"{family}_total{labels} {point.GetSumLong()}");
                break;
            case MetricType.DoubleSum:
                Line($"{family}_total{labels} {Number(point.GetSumDouble())}");
                break;
            case MetricType.LongSumNonMonotonic:
                Line($"{family}{labels} {point.GetSumLong()}");
                break;
            case MetricType.DoubleSumNonMonotonic:
                Line($"{family}{labels} {Number(point.GetSumDouble())}");
                break;
            case MetricType.LongGauge:
                Line($"{family}{labels} {point.GetGaugeLastValueLong()}");
                break;
            case MetricType.DoubleGauge:
                Line($"{family}{labels} {Number(point.GetGaugeLastValueDouble())}");
                break;
            case MetricType.Histogram:
                WriteHistogram(family, labels, point);
                break;
            default:
                // Exponential histograms have no form in text.
                break;
        }
    }

    private void WriteHistogram(string family, LabelText labels, in MetricPoint point)
    {
        var count = 0L;
        foreach (var bucket in point.GetHistogramBuckets())
        {
            count += bucket.BucketCount;
            Line($"{family}_bucket{labels.With("le", Number(bucket.ExplicitBound))} {count}");
        }

        Line($"{family}_sum{labels} {Number(point.GetHistogramSum())}");
        Line($"{family}_count{labels} {point.GetHistogramCount()}");
    }

    private string Number(double value) =>
        double.IsPositiveInfinity(value) ? "+Inf"
        : double.IsNegativeInfinity(value) ? "-Inf"
        : double.IsNaN(value) ? "NaN"
        : format.IsOpenMetrics && double.IsInteger(value) && Math.Abs(value) < 1e15 ? value.ToString("0.0", CultureInfo.InvariantCulture)
        : value.ToString(CultureInfo.InvariantCulture);

    private static string Text(string description) =>
        description.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);

    private void Line(FormattableString text) => Line(text.ToString(CultureInfo.InvariantCulture));

    private void Line(string text)
    {
        Encoding.UTF8.GetBytes(text, output);
        output.Write("\n"u8);
    }
}
