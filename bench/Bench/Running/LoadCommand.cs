using System.CommandLine;
using System.Globalization;
using OllamaMcp.Bench.Backends;
using OllamaMcp.Bench.Clients;
using OllamaMcp.Bench.Measuring;
using OllamaMcp.Bench.Processes;
using OllamaMcp.Bench.Targets;

namespace OllamaMcp.Bench.Running;

/// <summary><c>load</c>: keeps one target under one load for as long as a profiler wants to look.</summary>
internal static class LoadCommand
{
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(3);
    private static readonly Argument<string> Name = new("target") { Description = "Part of the name of the target" };
    private static readonly Option<Workload> Kind = new("--workload") { Description = "What is asked for" };
    private static readonly Option<int> Count = new("--callers") { Description = "Callers side by side", DefaultValueFactory = _ => 8 };
    private static readonly Option<double> Seconds = new("--seconds") { Description = "How long", DefaultValueFactory = _ => 10 };
    private static readonly Option<double?> Pace = new("--pace")
    {
        Description = "Tokens a second of the emulator; default as fast as it goes",
    };

    public static Command Create()
    {
        var command = new Command("load", "Keeps one target under one load in front of the emulator, for a profiler")
        {
            Name,
            Kind,
            Count,
            Seconds,
            Pace,
        };
        command.SetAction(async (parsed, cancellationToken) => await RunAsync(parsed, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var name = parsed.GetRequiredValue(Name);
        await using var sink = new TelemetrySink();
        ITarget[] all =
        [
            new DirectTarget(),
            .. OurTargets.All(),
            .. PeerTargets.All(Console.Error.WriteLine),
            .. TelemetryTargets.Create(sink.Address),
        ];
        if (Array.Find(all, each => each.Name.Contains(name, StringComparison.OrdinalIgnoreCase)) is not { } target)
        {
            Console.Error.WriteLine($"No target has '{name}' in its name; there are: {string.Join("; ", all.Select(each => each.Name))}");
            return 1;
        }

        await using var ollama = await EmulatedOllama.StartAsync(parsed.GetValue(Pace), cancellationToken);
        await using var running = await target.StartAsync(ollama.Address, cancellationToken);
        await using var callers = await Callers.ConnectAsync(running, parsed.GetValue(Count), cancellationToken);
        await Load.RunAsync(callers.All, parsed.GetValue(Kind), WarmUp, cancellationToken);
        Console.WriteLine($"{target.Name}: process {running.ProcessId}");
        var before = Used(running);
        var bytes = sink.Bytes;
        var result = await Load.RunAsync(
            callers.All,
            parsed.GetValue(Kind),
            TimeSpan.FromSeconds(parsed.GetValue(Seconds)),
            cancellationToken
        );
        Tell(result, Used(running) - before, sink.Bytes - bytes);
        return 0;
    }

    private static TimeSpan Used(IRunningTarget running) =>
        running.ProcessId is { } process ? ProcessFigures.ProcessorTime(process) : TimeSpan.Zero;

    // Telemetry of a busy server that is less a call than that of an idle one was dropped in part.
    private static void Tell(LoadResult result, TimeSpan used, long telemetry) =>
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{result.CallsPerSecond:0} calls/s, p50 {result.Milliseconds(0.5):0.000} ms, p99 {result.Milliseconds(0.99):0.000} ms, "
                    + $"{used.TotalMicroseconds / result.Calls:0} µs of processor a call, {(double)result.Pieces / result.Calls:0.0} pieces a call, "
                    + $"{telemetry / result.Calls} bytes of telemetry a call"
            )
        );
}
