using System.CommandLine;
using OllamaMcp.Bench.Backends;
using OllamaMcp.Bench.Measuring;
using OllamaMcp.Bench.Reports;
using OllamaMcp.Bench.Targets;

namespace OllamaMcp.Bench.Running;

/// <summary><c>sessions</c>: opens many idle sessions of some targets, and prints what one weighs.</summary>
internal static class SessionsCommand
{
    private static readonly Option<int> Count = new("--count") { Description = "How many", DefaultValueFactory = _ => Plan.Full.Sessions };

    public static Command Create()
    {
        var command = new Command("sessions", "Opens idle sessions and says what one weighs") { NamedTargets.Name, Count };
        command.SetAction(async (parsed, cancellationToken) => await RunAsync(parsed, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var targets = NamedTargets.Of(parsed);
        var figures = new Figures();
        var plan = Plan.Quick with { Sessions = parsed.GetValue(Count) };
        await using var ollama = await EmulatedOllama.StartAsync(tokensPerSecond: null, cancellationToken);
        var stage = new SessionStage(figures, plan, Console.Error.WriteLine);
        await stage.RunAsync(ollama, SessionTarget.Among(targets), cancellationToken);
        Console.Write(new Report(figures, plan).Write([]));
        return 0;
    }
}
