using OllamaMcp.Bench.Backends;
using OllamaMcp.Bench.Measuring;
using OllamaMcp.Bench.Reports;
using OllamaMcp.Bench.Targets;

namespace OllamaMcp.Bench.Running;

/// <summary>One whole run: every stage, in front of the emulator and then of the real Ollama.</summary>
internal sealed class BenchRun(BenchChoice choice, Action<string> say)
{
    private readonly Figures _figures = new();

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        IReadOnlyList<ITarget> targets =
        [
            .. new ITarget[] { new DirectTarget() }
                .Concat(OurTargets.All())
                .Concat(PeerTargets.All(say))
                .Where(target => target.Name.Contains(choice.Only, StringComparison.OrdinalIgnoreCase) || target is DirectTarget),
        ];
        try
        {
            if (choice.Emulator)
            {
                await RunEmulatorAsync(targets, cancellationToken);
            }

            if (choice.Real)
            {
                await RunRealAsync(targets, cancellationToken);
            }
        }
        finally
        {
            // What was measured before something failed took long enough.
            var report = new Report(_figures, choice.Plan).Write([Machine.Describe(), .. Versions.Of(choice.Plan)]);
            await BenchmarksFile.PutAsync(choice.Output, "figures", report, CancellationToken.None);
            say($"Written to {choice.Output}");
        }
    }

    private async Task RunEmulatorAsync(IReadOnlyList<ITarget> targets, CancellationToken cancellationToken)
    {
        var load = new LoadStage(_figures, choice.Plan, say);
        await using (var fast = await EmulatedOllama.StartAsync(tokensPerSecond: null, cancellationToken))
        {
            await new StartStage(_figures, choice.Plan, say).RunAsync(fast, targets, cancellationToken);
            await load.RunAsync(fast, targets, [.. LoadCase.Calls(choice.Plan), .. LoadCase.Streams(choice.Plan)], cancellationToken);
            await new SessionStage(_figures, choice.Plan, say).RunAsync(fast, SessionTarget.Among(targets), cancellationToken);
        }

        await using var paced = await EmulatedOllama.StartAsync(EmulatedOllama.GraphicsCardPace, cancellationToken);
        await load.RunAsync(paced, targets, LoadCase.Streams(choice.Plan), cancellationToken);
    }

    private async Task RunRealAsync(IReadOnlyList<ITarget> targets, CancellationToken cancellationToken)
    {
        await using var real = await RealOllama.StartAsync(cancellationToken);
        if (real is null)
        {
            say("No real Ollama: set OLLAMA_MCP_TEST_OLLAMA, or OLLAMA_MCP_TEST_OLLAMA_SCRIPT (eng/provision)");
            return;
        }

        var load = new LoadStage(_figures, choice.Plan, say);
        await load.RunAsync(real, targets, [.. LoadCase.Calls(choice.Plan), .. LoadCase.Streams(choice.Plan)], cancellationToken);
    }
}
