namespace OllamaMcp.Server.Tests.Telemetry;

/// <summary>A span as it came.</summary>
internal sealed record OtlpSpan(
    string Scope,
    string Schema,
    string Name,
    string TraceId,
    string SpanId,
    string ParentId,
    string Kind,
    bool IsError,
    string StatusText,
    ulong Start,
    ulong End,
    IReadOnlyDictionary<string, object?> Attributes,
    IReadOnlyList<string> Links
)
{
    public object? this[string attribute] => Attributes.GetValueOrDefault(attribute);

    public override string ToString() => $"{Name} ({Scope}) {string.Join(", ", Attributes.Select(a => $"{a.Key}={a.Value}"))}";
}

/// <summary>A metric as it came, with the attributes and the count of each of its points.</summary>
internal sealed record OtlpMetric(
    string Scope,
    string Name,
    string Unit,
    string Instrument,
    IReadOnlyList<double> Boundaries,
    IReadOnlyList<OtlpPoint> Points
);

/// <summary>A point of a metric.</summary>
internal sealed record OtlpPoint(IReadOnlyDictionary<string, object?> Attributes, ulong Count);

/// <summary>A log record as it came.</summary>
internal sealed record OtlpLog(string Scope, string Text, string TraceId, string SpanId, IReadOnlyDictionary<string, object?> Attributes);
