namespace OllamaMcp.Server.Tests.Telemetry;

/// <summary>Reads the requests of OTLP; the numbers are those of opentelemetry-proto.</summary>
internal static class OtlpReading
{
    private static readonly string[] Kinds = ["unspecified", "internal", "server", "client", "producer", "consumer"];

    public static IEnumerable<OtlpSpan> Spans(ProtoMessage request) =>
        from resource in request.All(1)
        from scope in resource.All(2)
        from span in scope.All(2)
        select new OtlpSpan(
            scope.One(1).Text(1),
            scope.Text(3),
            span.Text(5),
            span.Hex(1),
            span.Hex(2),
            span.Hex(4),
            Kinds[span.Number(6)],
            span.One(15).Number(3) == 2,
            span.One(15).Text(2),
            span.Number(7),
            span.Number(8),
            Attributes(span.All(9)),
            [.. span.All(13).Select(link => link.Hex(2))]
        );

    public static IEnumerable<OtlpMetric> Metrics(ProtoMessage request) =>
        from resource in request.All(1)
        from scope in resource.All(2)
        from metric in scope.All(2)
        select Metric(scope.One(1).Text(1), metric);

    public static IEnumerable<OtlpLog> Logs(ProtoMessage request) =>
        from resource in request.All(1)
        from scope in resource.All(2)
        from record in scope.All(2)
        select new OtlpLog(scope.One(1).Text(1), record.One(5).Text(1), record.Hex(9), record.Hex(10), Attributes(record.All(6)));

    /// <summary>What a request says of the service itself.</summary>
    public static IReadOnlyDictionary<string, object?> Resource(ProtoMessage request) => Attributes(request.One(1).One(1).All(1));

    private static OtlpMetric Metric(string scope, ProtoMessage metric)
    {
        var (field, instrument) =
            metric.Fields.Contains(9) ? (9, "histogram")
            : metric.Fields.Contains(5) ? (5, "gauge")
            : metric.One(7).Number(3) == 1 ? (7, "counter")
            : (7, "updowncounter");
        var points = metric.One(field).All(1).ToList();
        return new OtlpMetric(
            scope,
            metric.Text(1),
            metric.Text(3),
            instrument,
            points.Count > 0 && field == 9 ? points[0].Doubles(7) : [],
            [.. points.Select(point => new OtlpPoint(Attributes(point.All(field == 9 ? 9 : 7)), point.Number(4)))]
        );
    }

    private static Dictionary<string, object?> Attributes(IEnumerable<ProtoMessage> pairs) =>
        pairs.ToDictionary(pair => pair.Text(1), pair => Value(pair.One(2)), StringComparer.Ordinal);

    private static object? Value(ProtoMessage value) =>
        value.Fields.FirstOrDefault() switch
        {
            1 => value.Text(1),
            2 => value.Number(2) == 1,
            3 => (long)value.Number(3),
            4 => BitConverter.UInt64BitsToDouble(value.Number(4)),
            5 => value.One(5).All(1).Select(Value).ToArray(),
            _ => null,
        };
}
