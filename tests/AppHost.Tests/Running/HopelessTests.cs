using OllamaMcp.AppHost.Tests.Fakes;
using OllamaMcp.TestKit;

namespace OllamaMcp.AppHost.Tests.Running;

/// <summary>A start that cannot succeed ends with the reason.</summary>
public sealed class HopelessTests
{
    [Fact]
    public async Task Server_ThatRefusesItsSettings_EndsTheRunAtOnce()
    {
        await using var run = AppHostRun.Start(Machine.EmptyPath, $"OLLAMA_HOST={Machine.FreeLoopbackAddress()}", "OLLAMA_TIMEOUT=later");

        Assert.Equal(1, await run.EndedAsync());
        run.SaidInOrder("mcp-server: failed: it refuses its settings (exit code 2).", "The others are ended too.");
        Assert.Equal(2, run.Output.Split("OLLAMA_TIMEOUT").Length); // told once
        Assert.DoesNotContain("restarting", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Part_ThatDiesAtEveryStart_IsGivenUpAfterTheFifth()
    {
        using var programs = new FakePrograms();
        programs.Add("redis-server", "echo 'Server initialized'; exit 3");
        await using var run = AppHostRun.Start(
            [programs.Folder],
            $"OLLAMA_HOST={Machine.FreeLoopbackAddress()}",
            "AppHost__Ollama=emulator"
        );

        Assert.Equal(1, await run.EndedAsync());
        run.SaidInOrder(
            "context-store is restarting in 1 s after exit code 3.",
            "The last lines of context-store:\n  Server initialized\n",
            "context-store is restarting in 8 s after exit code 3",
            "context-store: failed: it died 5 times before it was ready, last with exit code 3.",
            "The others are ended too."
        );
    }

    [Fact]
    public async Task Part_ThatIsNotReadyInTime_IsNamedWithItsLastAnswer()
    {
        // It runs already: on a slow machine a new one would not be ready in time either.
        await using var ollama = await EmulatorHost.StartAsync();
        using var programs = new FakePrograms();
        programs.Add("redis-server", "exec /bin/sleep 3600");
        await using var run = AppHostRun.Start([programs.Folder], $"OLLAMA_HOST={ollama.Address.Authority}", "AppHost__StartLimit=1");

        Assert.Equal(1, await run.EndedAsync());
        Assert.Contains(
            "context-store: failed: it was not ready within 1 s: Redis does not answer on port ",
            run.Output,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Port_OfAnotherRun_IsNamedAsThat()
    {
        await using var first = await AppHostRun.Start(Machine.EmptyPath, $"OLLAMA_HOST={Machine.FreeLoopbackAddress()}").ReadyAsync();

        await using var second = first.Again($"MCP_PORT={first.Mcp.Port}");

        Assert.Equal(1, await second.EndedAsync());
        Assert.Contains(
            $"Port {first.Mcp.Port} is in use by the mcp-server of another run of this (process ",
            second.Output,
            StringComparison.Ordinal
        );
        Assert.Contains($"or end process {first.Id}, or choose another", second.Output, StringComparison.Ordinal);
    }
}
