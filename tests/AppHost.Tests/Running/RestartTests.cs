using ModelContextProtocol.Protocol;
using OllamaMcp.AppHost.Topology;
using OllamaMcp.TestKit;

namespace OllamaMcp.AppHost.Tests.Running;

/// <summary>Each child is killed: at its start, while it is idle, and in the middle of a call.</summary>
public sealed class RestartTests
{
    private const string Killed = "restarting in 1 s after exit code 137 (SIGKILL)";

    public static TheoryData<string, string> Parts { get; } =
        new()
        {
            { LocalTopology.ContextStore, "redis-server" },
            { LocalTopology.Ollama, "ollama-emulator.dll" },
            { LocalTopology.McpServer, "ollama-mcp.dll" },
        };

    [Theory]
    [MemberData(nameof(Parts))]
    public async Task Kill_OnceReady_StartsItAgainAndLosesNothing(string part, string program)
    {
        await using var run = await Start().ReadyAsync();
        Assert.NotEqual(true, (await SaveAsync(run)).IsError);

        KillPart(run, program);

        await run.SaysAsync($"{part} is {Killed}. Its last lines:");
        await run.SaysAsync($"{part}: ready", times: 2);
        await UntilAnsweredAsync(run, () => ChatAsync(run));
        Assert.Contains(
            "heron",
            Text(await run.CallAsync("ollama_load_context", new() { ["session_id"] = "kept" })),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [MemberData(nameof(Parts))]
    public async Task Kill_AtItsStart_StartsItAgainAndComesToTheTable(string part, string program)
    {
        await using var run = Start();
        while (!Machine.PartsOf(run.Id).Values.Any(line => line.Contains(program, StringComparison.Ordinal)))
        {
            await Task.Yield();
        }

        KillPart(run, program);

        await run.ReadyAsync();
        Assert.Contains($"{part} is {Killed}", run.Output, StringComparison.Ordinal);
        await UntilAnsweredAsync(run, () => ChatAsync(run));
    }

    [Theory]
    [MemberData(nameof(Parts))]
    public async Task Kill_InMidCall_IsSurvived(string part, string program)
    {
        await using var run = await Start().ReadyAsync();
        Assert.NotEqual(true, (await SaveAsync(run)).IsError);
        var call = ChatAsync(run, "Tell a long story.");
        await run.LoadedAsync();

        KillPart(run, program);

        // Whether this call can be saved is a matter of which part died; that it ends is not.
        await Task.WhenAny(call);
        await run.SaysAsync($"{part}: ready", times: 2);
        await UntilAnsweredAsync(run, () => ChatAsync(run));
        Assert.Contains(
            "heron",
            Text(await run.CallAsync("ollama_load_context", new() { ["session_id"] = "kept" })),
            StringComparison.Ordinal
        );
        if (part == LocalTopology.ContextStore)
        {
            Assert.False((await call).IsError is true, "Redis is not needed for a call that runs already.");
        }
        await Task.WhenAny(call).ContinueWith(_ => call.Exception, TaskScheduler.Default);
    }

    private static AppHostRun Start() =>
        AppHostRun.Start(
            [Machine.RedisFolder()],
            new Dictionary<string, string>(StringComparer.Ordinal) { ["EMULATOR_TOKENS_PER_SECOND"] = "30" },
            $"OLLAMA_HOST={Machine.FreeLoopbackAddress()}",
            "AppHost__Ollama=emulator"
        );

    private static void KillPart(AppHostRun run, string program) =>
        Signals.Send(Machine.PartsOf(run.Id).Single(child => child.Value.Contains(program, StringComparison.Ordinal)).Key, Signals.Kill);

    // The server finds Redis again within a second or two, and refuses until then.
    private static async Task UntilAnsweredAsync(AppHostRun run, Func<Task<CallToolResult>> call)
    {
        var deadline = Patience.Token;
        while (await call() is { IsError: true } refused)
        {
            Assert.False(deadline.IsCancellationRequested, $"{Text(refused)}\n{run.Output}");
        }
    }

    private static Task<CallToolResult> SaveAsync(AppHostRun run) =>
        run.CallAsync(
            "ollama_save_context",
            new() { ["session_id"] = "kept", ["messages"] = new[] { new { role = "user", content = "the word is heron" } } }
        );

    private static Task<CallToolResult> ChatAsync(AppHostRun run, string text = "Hello.") =>
        run.CallAsync(
            "ollama_chat",
            new()
            {
                ["model"] = "emulated-chat",
                ["session_id"] = "talk",
                ["messages"] = new[] { new { role = "user", content = text } },
            }
        );

    private static string Text(CallToolResult result) =>
        string.Concat(result.Content.OfType<TextContentBlock>().Select(block => block.Text));
}
