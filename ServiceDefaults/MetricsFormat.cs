namespace OllamaMcp.ServiceDefaults;

/// <summary>A text format for metrics.</summary>
/// <param name="ContentType">What an answer in it says.</param>
/// <param name="IsOpenMetrics">Whether it is OpenMetrics; else the older format of Prometheus.</param>
internal sealed record MetricsFormat(string ContentType, bool IsOpenMetrics)
{
    public static readonly MetricsFormat Prometheus = new("text/plain; version=0.0.4; charset=utf-8", IsOpenMetrics: false);

    public static readonly MetricsFormat OpenMetrics = new(
        "application/openmetrics-text; version=1.0.0; charset=utf-8",
        IsOpenMetrics: true
    );

    /// <summary>What a client prefers; the older format where it does not say.</summary>
    /// <param name="accept">Such as <c>application/openmetrics-text;version=1.0.0;q=0.5,text/plain;version=0.0.4;q=0.2,*/*;q=0.1</c>.</param>
    public static MetricsFormat For(IEnumerable<Microsoft.Net.Http.Headers.MediaTypeHeaderValue> accept)
    {
        var best = accept
            .Where(type => type.MatchesMediaType("application/openmetrics-text") || type.MatchesMediaType("text/plain"))
            .MaxBy(type => type.Quality ?? 1);
        return best?.MediaType.Equals("application/openmetrics-text", StringComparison.OrdinalIgnoreCase) == true && IsKnown(best)
            ? OpenMetrics
            : Prometheus;
    }

    private static bool IsKnown(Microsoft.Net.Http.Headers.MediaTypeHeaderValue type)
    {
        var version = type.Parameters.FirstOrDefault(parameter => parameter.Name.Equals("version", StringComparison.OrdinalIgnoreCase));
        return version is null || version.GetUnescapedValue() is { Value: "1.0.0" or "0.0.1" };
    }
}
