namespace OllamaMcp.Bench.Measuring;

/// <summary>All that was measured. One user at a time.</summary>
internal sealed class Figures
{
    private readonly Dictionary<FigureKey, List<double>> _values = [];

    public void Add(FigureKey key, double value)
    {
        if (!_values.TryGetValue(key, out var values))
        {
            _values[key] = values = [];
        }

        values.Add(value);
    }

    public Spread? Find(FigureKey key) => _values.TryGetValue(key, out var values) ? Spread.Of(values) : null;

    /// <summary>
    /// The one as a part of the other, round by round: what the machine did besides in a round fell on both. Null where one is missing.
    /// </summary>
    public Spread? FindRatio(FigureKey key, FigureKey of) =>
        _values.TryGetValue(key, out var own) && _values.TryGetValue(of, out var other)
            ? Spread.Of([.. own.Zip(other, (one, two) => one / two)])
            : null;

    /// <summary>Backends in the order in which they were measured.</summary>
    public IReadOnlyList<string> Backends => [.. _values.Keys.Select(key => key.Backend).Distinct(StringComparer.Ordinal)];

    /// <summary>Targets with a figure of one of the metrics, in the order in which they were measured.</summary>
    public IReadOnlyList<string> Targets(string backend, params Metric[] metrics) =>
        [
            .. _values
                .Keys.Where(key => key.Backend == backend && metrics.Contains(key.Metric))
                .Select(key => key.Target)
                .Distinct(StringComparer.Ordinal),
        ];
}
