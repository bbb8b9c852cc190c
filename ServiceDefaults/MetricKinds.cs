using OpenTelemetry.Metrics;

namespace OllamaMcp.ServiceDefaults;

/// <summary>What a kind of metric is in Prometheus.</summary>
internal static class MetricKinds
{
    public static bool IsCounter(this MetricType type) => type is MetricType.LongSum or MetricType.DoubleSum;

    public static bool IsGauge(this MetricType type) => type is MetricType.LongGauge or MetricType.DoubleGauge;

    public static string NameOf(MetricType type) =>
        type switch
        {
            MetricType.LongSum or MetricType.DoubleSum => "counter",
            MetricType.Histogram => "histogram",
            _ => "gauge", // a sum that also falls is one
        };
}
