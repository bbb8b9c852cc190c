using System.CommandLine;
using OllamaMcp.Bench.Backends;
using OllamaMcp.Bench.Clients;
using OllamaMcp.Bench.Measuring;
using OllamaMcp.Bench.Processes;
using OllamaMcp.Bench.Reports;
using OllamaMcp.Bench.Targets;

namespace OllamaMcp.Bench.Running;

/// <summary><c>telemetry</c>: what telemetry costs, in front of the emulator.</summary>
internal static class TelemetryCommand
{
    // Short rounds in turn: each is compared with its own. More telemetry is more code: what compiles it has to be done with all of it
    // before, or it is taken for the cost of a call.
    private static readonly Plan Turns = Plan.Full with { Slice = TimeSpan.FromSeconds(0.3), WarmUp = TimeSpan.FromSeconds(15) };
    private static readonly Option<int> Rounds = new("--rounds") { Description = "How often", DefaultValueFactory = _ => 31 };
    private static readonly Option<int> Count = new("--callers") { Description = "Callers side by side", DefaultValueFactory = _ => 64 };
    private static readonly Option<string> Output = new("--output")
    {
        Description = "The document that takes the table",
        DefaultValueFactory = _ => BuildOutput.InRepository("docs/benchmarks.md"),
    };

    public static Command Create()
    {
        var command = new Command("telemetry", "Measures the server with and without telemetry, side by side") { Rounds, Count, Output };
        command.SetAction(async (parsed, cancellationToken) => await RunAsync(parsed, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var figures = new Figures();
        var before = Machine.DescribeLoad();
        var plan = Turns with { Rounds = parsed.GetValue(Rounds) };
        LoadCase[] loads = [.. Enum.GetValues<Workload>().Select(workload => new LoadCase(workload, parsed.GetValue(Count)))];
        await using var sink = new TelemetrySink();
        await using var ollama = await EmulatedOllama.StartAsync(tokensPerSecond: null, cancellationToken);
        await new LoadStage(figures, plan, Console.Error.WriteLine).RunAsync(
            ollama,
            TelemetryTargets.Create(sink.Address),
            loads,
            cancellationToken
        );
        Console.Error.WriteLine($"{sink.Bytes / 1024} KiB of telemetry came");
        var report = new TelemetryReport(figures, ollama.Name, loads).Write([
            Machine.Describe(),
            .. Versions.Of(plan),
            $"{before} before, and {Machine.DescribeLoad()} after",
        ]);
        await BenchmarksFile.PutAsync(parsed.GetRequiredValue(Output), "telemetry", report, cancellationToken);
        Console.Write(report);
        return 0;
    }
}
