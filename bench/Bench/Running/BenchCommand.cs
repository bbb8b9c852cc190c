using System.CommandLine;
using OllamaMcp.Bench.Measuring;
using OllamaMcp.Bench.Processes;

namespace OllamaMcp.Bench.Running;

/// <summary>The command line.</summary>
internal static class BenchCommand
{
    private static readonly Option<bool> Quick = new("--quick") { Description = "About a minute in place of a quarter of an hour" };
    private static readonly Option<int?> Rounds = new("--rounds") { Description = "How often every figure is taken; default 5" };
    private static readonly Option<string> Only = new("--only") { Description = "Measure only targets whose name holds this" };
    private static readonly Option<string> Behind = new("--behind") { Description = "Only in front of this: emulator or real" };
    private static readonly Option<string> Output = new("--output")
    {
        Description = "The document that takes the tables",
        DefaultValueFactory = _ => BuildOutput.InRepository("docs/benchmarks.md"),
    };

    public static RootCommand Create()
    {
        Behind.AcceptOnlyFromAmong("emulator", "real");
        var command = new RootCommand("Measures this server beside its peers and the direct call to Ollama")
        {
            Quick,
            Rounds,
            Only,
            Behind,
            Output,
        };
        command.Subcommands.Add(LoadCommand.Create());
        command.Subcommands.Add(SessionsCommand.Create());
        command.Subcommands.Add(StartCommand.Create());
        command.Subcommands.Add(TelemetryCommand.Create());
        command.SetAction(async (parsed, cancellationToken) => await RunAsync(parsed, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var behind = parsed.GetValue(Behind);
        var plan = parsed.GetValue(Quick) ? Plan.Quick : Plan.Full;
        var choice = new BenchChoice(
            plan with
            {
                Rounds = parsed.GetValue(Rounds) ?? plan.Rounds,
            },
            parsed.GetRequiredValue(Output),
            parsed.GetValue(Only) ?? "",
            Emulator: behind is null or "emulator",
            Real: behind is null or "real"
        );
        await new BenchRun(choice, Console.Error.WriteLine).RunAsync(cancellationToken);
        return 0;
    }
}
