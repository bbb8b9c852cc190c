namespace OllamaMcp.AppHost.Tests.Running;

/// <summary>Fifty starts, each ended in another way and at another moment, leave nothing behind.</summary>
public sealed class ManyRunsTests
{
    private const int Runs = 50;
    private const int AtOnce = 5;

    private static readonly int[] Endings = [Signals.Interrupt, Signals.Terminate, Signals.Kill, Signals.Hangup, Signals.Quit];

    // The last of them is the whole start.
    private static readonly string[] Moments = ["context-store: starting", "ollama: ready", "mcp-server: starting", "Ready."];

    [Fact]
    public async Task FiftyRuns_EndedInEveryWay_LeaveNoProcessPortOrFile()
    {
        var (path, temp) = (Machine.RedisFolder(), Directory.CreateTempSubdirectory("ollama-mcp-many-"));
        var before = Machine.ListeningPorts();
        var seen = new Sightings();
        try
        {
            await Parallel.ForEachAsync(
                Enumerable.Range(0, Runs),
                new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = TestContext.Current.CancellationToken },
                async (index, _) => await RunOnceAsync(index, path, temp.FullName, seen)
            );

            await Machine.UntilGoneAsync(seen.Processes);
            Assert.InRange(seen.Processes.Count, Runs * 3, Runs * 5); // the AppHost, its guard, and up to three parts
            Assert.NotEmpty(seen.Ports);
            Assert.Empty(Machine.ListeningPorts().Except(before).Intersect(seen.Ports));
            Assert.DoesNotContain(temp.EnumerateFileSystemInfos(), file => !IsOfAKilledRuntime(file.Name));
        }
        finally
        {
            temp.Delete(recursive: true);
        }
    }

    // The sockets by which debuggers reach a .NET process: the runtime removes them, unless it is killed.
    private static bool IsOfAKilledRuntime(string file) =>
        file.StartsWith("dotnet-diagnostic-", StringComparison.Ordinal) || file.StartsWith("clr-debug-pipe-", StringComparison.Ordinal);

    private static async Task RunOnceAsync(int index, string path, string temp, Sightings seen)
    {
        var signal = Endings[index % Endings.Length];
        await using var run = AppHostRun.Start(
            [path],
            new Dictionary<string, string>(StringComparer.Ordinal) { ["TMPDIR"] = temp },
            $"OLLAMA_HOST={Machine.FreeLoopbackAddress()}",
            "AppHost__Ollama=emulator"
        );
        await run.SaysAsync(Moments[index / Endings.Length % Moments.Length]);
        var processes = seen.Add(run);

        Signals.Send(run.Id, signal);

        var code = await run.EndedAsync();
        Assert.Equal(signal == Signals.Kill ? 128 + Signals.Kill : 0, code);
        await Machine.UntilGoneAsync(processes);
        Assert.Empty(Directory.EnumerateFiles(run.Records));
        Assert.Equal([], run.StrayFiles());
    }
}
