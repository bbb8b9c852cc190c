using System.CommandLine;
using OllamaMcp.Bench.Backends;
using OllamaMcp.Bench.Measuring;
using OllamaMcp.Bench.Reports;
using OllamaMcp.Bench.Targets;

namespace OllamaMcp.Bench.Running;

/// <summary><c>start</c>: starts some targets again and again, and prints how long it takes.</summary>
internal static class StartCommand
{
    private static readonly Option<int> Rounds = new("--rounds") { Description = "How often", DefaultValueFactory = _ => 5 };

    public static Command Create()
    {
        var command = new Command("start", "Starts targets in front of the emulator and says how long until they answer")
        {
            NamedTargets.Name,
            Rounds,
        };
        command.SetAction(async (parsed, cancellationToken) => await RunAsync(parsed, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var targets = NamedTargets.Of(parsed);
        var figures = new Figures();
        var plan = Plan.Quick with { Rounds = parsed.GetValue(Rounds) };
        await using var ollama = await EmulatedOllama.StartAsync(tokensPerSecond: null, cancellationToken);
        await new StartStage(figures, plan, _ => { }).RunAsync(ollama, targets, cancellationToken);
        Console.Write(new Report(figures, plan).Write([]));
        return 0;
    }
}
