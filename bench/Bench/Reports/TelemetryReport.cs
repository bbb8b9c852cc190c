using System.Globalization;
using System.Text;
using OllamaMcp.Bench.Clients;
using OllamaMcp.Bench.Measuring;
using OllamaMcp.Bench.Targets;

namespace OllamaMcp.Bench.Reports;

/// <summary>The table of what telemetry costs.</summary>
internal sealed class TelemetryReport(Figures figures, string backend, IReadOnlyList<LoadCase> loads)
{
    public string Write(IEnumerable<string> notes)
    {
        var text = new StringBuilder();
        foreach (var note in notes)
        {
            text.Append("* ").Append(note).Append('\n');
        }

        foreach (var load in loads)
        {
            Write(text, load);
        }

        return text.ToString();
    }

    private void Write(StringBuilder text, LoadCase load)
    {
        var table = new Table("", "calls/s", "of off", "p50 ms", "p99 ms", "µs of processor a call", "of off");
        foreach (var target in figures.Targets(backend, Metric.Rate))
        {
            table.Add(
                target,
                Cell.Of(Find(target, Metric.Rate, load)),
                Share(target, Metric.Rate, load),
                Cell.Of(Find(target, Metric.P50, load)),
                Cell.Of(Find(target, Metric.P99, load)),
                Cell.Of(Find(target, Metric.Processor, load)),
                Share(target, Metric.Processor, load)
            );
        }

        table.WriteTo(text, $"{Title(load.Workload)}, {load.Callers} callers");
    }

    private string Share(string target, Metric metric, LoadCase load) =>
        figures.FindRatio(Key(target, metric, load), Key(TelemetryTargets.Off, metric, load)) is { } ratio
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"{100 * ratio.Median:0.0}% ({100 * ratio.LowerQuartile:0}–{100 * ratio.UpperQuartile:0})"
            )
            : Cell.Empty;

    private Spread? Find(string target, Metric metric, LoadCase load) => figures.Find(Key(target, metric, load));

    private FigureKey Key(string target, Metric metric, LoadCase load) => new(backend, target, metric, load.Workload, load.Callers);

    private static string Title(Workload workload) =>
        workload switch
        {
            Workload.List => "The list of models",
            Workload.Generate => "An answer of 16 tokens",
            _ => "A stream of 200 tokens",
        };
}
