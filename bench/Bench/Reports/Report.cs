using System.Globalization;
using System.Text;
using OllamaMcp.Bench.Clients;
using OllamaMcp.Bench.Measuring;
using OllamaMcp.Bench.Targets;

namespace OllamaMcp.Bench.Reports;

/// <summary>The figures as tables.</summary>
internal sealed class Report(Figures figures, Plan plan)
{
    /// <param name="versions">Lines that say what was measured.</param>
    public string Write(IEnumerable<string> versions)
    {
        var text = new StringBuilder();
        foreach (var line in versions)
        {
            text.Append("* ").Append(line).Append('\n');
        }

        foreach (var backend in figures.Backends)
        {
            text.Append("\n## In front of ").Append(backend).Append('\n');
            WriteStart(text, backend);
            foreach (var workload in new[] { Workload.List, Workload.Generate })
            {
                WriteCalls(text, backend, workload);
                WriteCost(text, backend, workload);
            }

            WriteStreams(text, backend);
            WriteSessions(text, backend);
        }

        return text.ToString();
    }

    private void WriteStart(StringBuilder text, string backend)
    {
        var table = new Table(
            "",
            "start to first answer, ms",
            "processor time for it, ms",
            "memory idle, MiB",
            "memory at most, under load, MiB"
        );
        foreach (var target in figures.Targets(backend, Metric.FirstAnswer, Metric.PeakMemory))
        {
            table.Add(
                target,
                Cell.Of(Find(backend, target, Metric.FirstAnswer)),
                Cell.Of(Find(backend, target, Metric.StartProcessor)),
                Cell.Of(Find(backend, target, Metric.IdleMemory), 1024 * 1024),
                Cell.Of(Find(backend, target, Metric.PeakMemory), 1024 * 1024)
            );
        }

        table.WriteTo(text, "Start and memory");
    }

    private void WriteCalls(StringBuilder text, string backend, Workload workload)
    {
        string[] headings =
        [
            .. plan.Connections.SelectMany(count => new[] { $"calls/s, {count}", $"p50 ms, {count}", $"p99 ms, {count}" }),
        ];
        var table = new Table(["", .. headings]);
        foreach (var target in figures.Targets(backend, Metric.Rate))
        {
            table.Add([
                target,
                .. plan.Connections.SelectMany(count =>
                    new[] { Metric.Rate, Metric.P50, Metric.P99 }.Select(metric => Cell.Of(Find(backend, target, metric, workload, count)))
                ),
            ]);
        }

        table.WriteTo(text, $"{NameOf(workload)}: calls a second and latency by callers side by side");
    }

    private void WriteCost(StringBuilder text, string backend, Workload workload)
    {
        var table = new Table("", "added to the direct call at 1 caller, p50 ms", "processor time of the server, µs a call at 64");
        var direct = Find(backend, DirectTarget.TargetName, Metric.P50, workload, 1);
        foreach (var target in figures.Targets(backend, Metric.Rate).Where(name => name != DirectTarget.TargetName))
        {
            var own = Find(backend, target, Metric.P50, workload, 1);
            table.Add(
                target,
                own is null || direct is null ? Cell.Empty : Cell.Number(own.Median - direct.Median),
                Cell.Of(Find(backend, target, Metric.Processor, workload, plan.Connections[^1]))
            );
        }

        table.WriteTo(text, $"{NameOf(workload)}: what the way through costs");
    }

    private void WriteStreams(StringBuilder text, string backend)
    {
        string[] headings =
        [
            .. plan.Streams.SelectMany(count =>
                new[] { $"tokens/s, {count}", $"of direct, {count}", $"pieces a token, {count}", $"µs of processor a token, {count}" }
            ),
        ];
        var table = new Table(["", .. headings]);
        foreach (var target in figures.Targets(backend, Metric.Tokens))
        {
            table.Add([target, .. plan.Streams.SelectMany(count => StreamCells(backend, target, count))]);
        }

        table.WriteTo(text, "Streaming, by streams side by side");
    }

    private string[] StreamCells(string backend, string target, int count)
    {
        var tokens = Find(backend, target, Metric.Tokens, Workload.Stream, count);
        var direct = Find(backend, DirectTarget.TargetName, Metric.Tokens, Workload.Stream, count);
        var share =
            tokens is null || direct is null
                ? Cell.Empty
                : (tokens.Median / direct.Median).ToString("P0", CultureInfo.InvariantCulture).Replace(" ", "", StringComparison.Ordinal);
        return
        [
            Cell.Of(tokens),
            share,
            Cell.Of(Find(backend, target, Metric.Pieces, Workload.Stream, count)),
            Cell.Of(Find(backend, target, Metric.Processor, Workload.Stream, count), BenchModels.LongTokens),
        ];
    }

    private void WriteSessions(StringBuilder text, string backend)
    {
        var table = new Table("", "KiB resident for each");
        foreach (var target in figures.Targets(backend, Metric.Session))
        {
            table.Add(target, Cell.Of(Find(backend, target, Metric.Session), 1024));
        }

        table.WriteTo(text, string.Create(CultureInfo.InvariantCulture, $"Idle sessions, {plan.Sessions:N0} of them"));
    }

    private Spread? Find(string backend, string target, Metric metric, Workload? workload = null, int callers = 0) =>
        figures.Find(new FigureKey(backend, target, metric, workload, callers));

    private static string NameOf(Workload workload) =>
        workload == Workload.List ? "Listing the models" : $"An answer of {BenchModels.ShortTokens} tokens";
}
