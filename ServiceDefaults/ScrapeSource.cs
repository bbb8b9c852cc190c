namespace OllamaMcp.ServiceDefaults;

/// <summary>
/// Metrics for those who scrape. Counting costs a little with every call, and most servers on a developer's machine are never scraped:
/// unless it is told to, it begins with the first scrape. Thread-safe.
/// </summary>
internal sealed class ScrapeSource : IDisposable
{
    private readonly Lazy<Counting> _counting;

    /// <param name="open">Begins to count for a reader; disposing what it gives ends that.</param>
    /// <param name="atOnce">Whether it begins now.</param>
    public ScrapeSource(Func<ScrapeReader, IDisposable> open, bool atOnce)
    {
        _counting = new Lazy<Counting>(() =>
        {
            var reader = new ScrapeReader();
            return new Counting(reader, open(reader));
        });
        if (atOnce)
        {
            _ = _counting.Value;
        }
    }

    /// <summary>All metrics of this moment.</summary>
    /// <param name="format">How they are written.</param>
    public ReadOnlyMemory<byte> Scrape(MetricsFormat format) => _counting.Value.Reader.Scrape(format);

    public void Dispose()
    {
        if (_counting.IsValueCreated)
        {
            _counting.Value.Provider.Dispose();
        }
    }

    private sealed record Counting(ScrapeReader Reader, IDisposable Provider);
}
