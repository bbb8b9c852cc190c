namespace OllamaMcp.Bench.Targets;

/// <summary>The server with more and less telemetry.</summary>
internal static class TelemetryTargets
{
    public const string Off = "off";
    public const string Unscraped = "metrics, before a scrape (default)";
    public const string Metrics = "metrics, once scraped";
    public const string Sampled = "OTLP, one trace in ten";
    public const string All = "OTLP, every trace";

    public static IReadOnlyList<ITarget> Create(Uri sink)
    {
        (string, string)[] sent = [("OTEL_EXPORTER_OTLP_ENDPOINT", sink.ToString()), ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf")];
        return
        [
            OurTargets.With(Off, ("Metrics__Enabled", "false")),
            OurTargets.With(Unscraped),
            OurTargets.With(Metrics, ("Metrics__Enabled", "true")),
            OurTargets.With(Sampled, [.. sent, ("OTEL_TRACES_SAMPLER", "parentbased_traceidratio"), ("OTEL_TRACES_SAMPLER_ARG", "0.1")]),
            OurTargets.With(All, sent),
        ];
    }
}
