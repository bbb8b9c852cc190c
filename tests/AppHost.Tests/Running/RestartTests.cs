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

        await run.SaysAsync($"{part} is {Killed}.");
        await run.SaysAsync($"{part}: ready", times: 2);
        await UntilAnsweredAsync(run);
        await AssertKeptAsync(run);
    }

    [Theory]
    [MemberData(nameof(Parts))]
    public async Task Kill_AtItsStart_StartsItAgainAndComesToTheTable(string part, string program)
    {
        await using var run = Start();

        Signals.Send(await run.RunsAsync(program), Signals.Kill);

        await run.ReadyAsync();
        await run.SaysAsync($"{part} is {Killed}");
        await UntilAnsweredAsync(run);
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
        await ((Task)call).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        await run.SaysAsync($"{part}: ready", times: 2);
        await UntilAnsweredAsync(run);
        await AssertKeptAsync(run);
        if (part == LocalTopology.ContextStore)
        {
            Assert.False((await call).IsError is true, "Redis is not needed for a call that runs already.");
        }
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
    private static Task UntilAnsweredAsync(AppHostRun run)
    {
        var last = "";
        return Machine.UntilAsync(
            async () =>
            {
                var answer = await ChatAsync(run);
                last = Text(answer);
                return answer.IsError is not true;
            },
            () => $"{last}\n{run.Output}"
        );
    }

    private static async Task AssertKeptAsync(AppHostRun run)
    {
        var loaded = await run.CallAsync("ollama_load_context", new() { ["session_id"] = "kept" });
        Assert.Contains("heron", Text(loaded), StringComparison.Ordinal);
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
