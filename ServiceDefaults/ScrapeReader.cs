using System.Buffers;
using OpenTelemetry;
using OpenTelemetry.Metrics;

namespace OllamaMcp.ServiceDefaults;

/// <summary>Collects metrics when it is asked to, and writes them as text. Thread-safe: who asks while another does waits for its turn.</summary>
internal sealed class ScrapeReader : BaseExportingMetricReader
{
    private readonly ScrapeExporter _exporter;
    private readonly Lock _turn = new();

    public ScrapeReader()
        : this(new ScrapeExporter()) { }

    private ScrapeReader(ScrapeExporter exporter)
        : base(exporter)
    {
        _exporter = exporter;
    }

    /// <summary>All metrics of this moment.</summary>
    /// <param name="format">How they are written.</param>
    public ReadOnlyMemory<byte> Scrape(MetricsFormat format)
    {
        lock (_turn)
        {
            var buffer = new ArrayBufferWriter<byte>(16 * 1024);
            var text = new MetricsText(buffer, format);
            _exporter.Target = text;
            Collect();
            _exporter.Target = null;
            text.End();
            return buffer.WrittenMemory;
        }
    }

    /// <summary>Writes what is collected where the reader says.</summary>
    private sealed class ScrapeExporter : BaseExporter<Metric>
    {
        /// <summary>Null while nobody scrapes: the SDK collects once more when it ends.</summary>
        public MetricsText? Target { get; set; }

        public override ExportResult Export(in Batch<Metric> batch)
        {
            Target?.WriteResource(ParentProvider.GetResource());
            foreach (var metric in batch)
            {
                Target?.Write(metric);
            }

            return ExportResult.Success;
        }
    }
}
