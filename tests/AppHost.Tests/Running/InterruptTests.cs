using OllamaMcp.TestKit;

namespace OllamaMcp.AppHost.Tests.Running;

/// <summary>Ctrl-C in a terminal goes to the whole process group.</summary>
public sealed class InterruptTests
{
    [Fact]
    public async Task Interrupt_OfTheGroupDuringACall_LetsTheServerSaveItBeforeRedisEnds()
    {
        await using var run = await AppHostRun
            .Start(
                [Machine.SetsidFolder(), Machine.RedisFolder()],
                new Dictionary<string, string>(StringComparer.Ordinal) { ["EMULATOR_TOKENS_PER_SECOND"] = "30" },
                $"OLLAMA_HOST={Machine.FreeLoopbackAddress()}",
                "AppHost__Ollama=emulator"
            )
            .ReadyAsync();
        var children = Machine.ChildrenOf(run.Id).Keys;
        var call = run.CallAsync(
            "ollama_chat",
            new()
            {
                ["model"] = "emulated-chat",
                ["session_id"] = "late",
                ["messages"] = new[] { new { role = "user", content = "Tell a long story." } },
            }
        );
        await run.LoadedAsync();

        Signals.SendToGroup(run.Id, Signals.Interrupt);

        var answer = await call;
        Assert.False(answer.IsError is true, string.Concat(answer.Content));
        Assert.Equal(0, await run.EndedAsync());
        run.SaidInOrder("Stopping.", "mcp-server ended.", "context-store ended.");
        run.SaidInOrder("mcp-server ended.", "ollama ended.");
        Assert.DoesNotContain("SIG", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("overcommit", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(children, Machine.IsAlive);
    }
}
