using System.Net;
using System.Net.Sockets;
using ModelContextProtocol.Protocol;
using OllamaMcp.AppHost.Processes.Machine;
using OllamaMcp.AppHost.Tests.Fakes;
using OllamaMcp.TestKit;

namespace OllamaMcp.AppHost.Tests.Running;

/// <summary>The real AppHost, from its start to its end.</summary>
public sealed class LifeTests
{
    [Fact]
    public async Task Run_WithoutRedisAndOllama_NamesStandInsAndAnswersATool()
    {
        await using var run = await AppHostRun.Start(Machine.EmptyPath, $"OLLAMA_HOST={Machine.FreeLoopbackAddress()}").ReadyAsync();

        Assert.Contains("stands in for Ollama, and its answers are made up: ollama is not on PATH", run.Output, StringComparison.Ordinal);
        Assert.Contains("stand in for Redis: redis-server is not on PATH", run.Output, StringComparison.Ordinal);
        Assert.Equal(2, Machine.PartsOf(run.Id).Count);
        await ConversationIsKeptAsync(run);
    }

    [Fact]
    public async Task Run_WithRedis_KeepsConversationsThereAndHidesThePassword()
    {
        await using var run = await AppHostRun
            .Start([Machine.RedisFolder()], $"OLLAMA_HOST={Machine.FreeLoopbackAddress()}", "AppHost__Ollama=emulator")
            .ReadyAsync();

        var redis = Assert.Single(Machine.PartsOf(run.Id).Values, line => line.Contains("redis-server", StringComparison.Ordinal));
        Assert.DoesNotContain("stand in for Redis", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("requirepass", redis + run.Output, StringComparison.Ordinal);
        await ConversationIsKeptAsync(run);
    }

    [Fact]
    public async Task Run_WithOllama_ServesIt()
    {
        var folder = Machine.OllamaFolder();
        await using var run = await AppHostRun.Start([folder], $"OLLAMA_HOST={Machine.FreeLoopbackAddress()}").ReadyAsync();

        Assert.Contains(Machine.PartsOf(run.Id).Values, line => line.EndsWith("ollama serve ", StringComparison.Ordinal));
        Assert.DoesNotContain("stands in for Ollama", run.Output, StringComparison.Ordinal);
        Assert.NotEqual(true, (await run.CallAsync("ollama_list_models")).IsError);
    }

    [Fact]
    public async Task Run_WhereAnOllamaAnswers_UsesItAndStartsNone()
    {
        await using var ollama = await EmulatorHost.StartAsync();
        await using var run = await AppHostRun.Start(Machine.EmptyPath, $"OLLAMA_HOST={ollama.Address.Authority}").ReadyAsync();

        Assert.Contains("runs already: it is neither started nor ended here", run.Output, StringComparison.Ordinal);
        Assert.Single(Machine.PartsOf(run.Id));
        Assert.Contains("0.17.4", Text(await run.CallAsync("ollama_get_version")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ollama_OfAnotherRun_IsNamedAsThat()
    {
        await using var first = await AppHostRun.Start(Machine.EmptyPath, $"OLLAMA_HOST={Machine.FreeLoopbackAddress()}").ReadyAsync();

        await using var second = await first.Again($"OLLAMA_HOST={first.AddressOf("ollama").Authority}").ReadyAsync();

        Assert.Contains("that of another run of this: it ends with that", second.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Signals.Interrupt)]
    [InlineData(Signals.Terminate)]
    [InlineData(Signals.Hangup)]
    [InlineData(Signals.Quit)]
    public async Task Signal_EndsEveryChildAndFreesThePort(int signal)
    {
        await using var run = await AppHostRun.Start(Machine.EmptyPath, $"OLLAMA_HOST={Machine.FreeLoopbackAddress()}").ReadyAsync();
        var children = Machine.ChildrenOf(run.Id).Keys;

        Signals.Send(run.Id, signal);

        Assert.Equal(0, await run.EndedAsync());
        Assert.DoesNotContain(children, Machine.IsAlive);
        Assert.True(Ports.IsFree(IPAddress.Any, run.Mcp.Port));
    }

    [Fact]
    public async Task Signal_WhileStarting_EndsEveryChild()
    {
        await using var run = AppHostRun.Start(Machine.EmptyPath, $"OLLAMA_HOST={Machine.FreeLoopbackAddress()}");
        await run.RunsAsync("dotnet");
        var children = Machine.ChildrenOf(run.Id).Keys;

        Signals.Send(run.Id, Signals.Interrupt);

        Assert.Equal(0, await run.EndedAsync());
        Assert.DoesNotContain(children, Machine.IsAlive);
    }

    [Fact]
    public async Task Port_InUse_IsNamedWithItsHolderAndTheWayOut()
    {
        using var other = new TcpListener(IPAddress.Any, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port;
        await using var run = AppHostRun.Start(Machine.EmptyPath, $"OLLAMA_HOST={Machine.FreeLoopbackAddress()}", $"MCP_PORT={port}");

        Assert.Equal(1, await run.EndedAsync());
        Assert.Contains($"Port {port} is in use by ", run.Output, StringComparison.Ordinal);
        Assert.Contains($"(process {Environment.ProcessId})", run.Output, StringComparison.Ordinal);
        Assert.Contains("choose another: dotnet run --project AppHost -- MCP_PORT=", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Address_OfAnotherMachine_IsNamedAsThat()
    {
        // A range that is for documents alone.
        await using var run = AppHostRun.Start(Machine.EmptyPath, "MCP_HOST=192.0.2.1", "MCP_PORT=4838");

        Assert.Equal(1, await run.EndedAsync());
        Assert.Contains("192.0.2.1 is no address of this machine: correct MCP_HOST.", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Settings_ThatAreWrong_AreNamedAllAtOnce()
    {
        await using var run = AppHostRun.Start(
            Machine.EmptyPath,
            "MCP_PORT=99999",
            "AppHost__Ollama=llama",
            "AppHost__StartLimit=soon",
            "--replics",
            "3"
        );

        Assert.Equal(2, await run.EndedAsync());
        Assert.Contains("MCP_PORT is \"99999\": a number from 0 to 65535 is meant.", run.Output, StringComparison.Ordinal);
        Assert.Contains("AppHost__Ollama is \"llama\": auto, local, emulator are the choices.", run.Output, StringComparison.Ordinal);
        Assert.Contains("AppHost__StartLimit is \"soon\"", run.Output, StringComparison.Ordinal);
        Assert.Contains("--replics is no setting; the nearest is AppHost__Replicas=VALUE.", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Folder_ThatCannotBeWritten_StopsTheStart()
    {
        using var programs = new FakePrograms();
        programs.Add("file", "exit 0");
        var folder = Path.Combine(programs.Folder, "file");
        await using var run = AppHostRun.Start(
            Machine.EmptyPath,
            $"OLLAMA_HOST={Machine.FreeLoopbackAddress()}",
            $"AppHost__DataFolder={folder}"
        );

        Assert.Equal(1, await run.EndedAsync());
        Assert.Contains(
            $"Nothing can be kept in the folder {folder}{Path.DirectorySeparatorChar}contexts: ",
            run.Output,
            StringComparison.Ordinal
        );
        Assert.Contains("AppHost__DataFolder chooses another.", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ollama_NamedElsewhereAndSilent_StopsTheStart()
    {
        await using var run = AppHostRun.Start(Machine.EmptyPath, "OLLAMA_HOST=ollama.invalid:1234");

        Assert.Equal(1, await run.EndedAsync());
        Assert.Contains("No Ollama answers at http://ollama.invalid:1234", run.Output, StringComparison.Ordinal);
    }

    private static async Task ConversationIsKeptAsync(AppHostRun run)
    {
        var saved = await run.CallAsync(
            "ollama_save_context",
            new() { ["session_id"] = "kept", ["messages"] = new[] { new { role = "user", content = "the word is heron" } } }
        );
        var loaded = await run.CallAsync("ollama_load_context", new() { ["session_id"] = "kept" });

        Assert.NotEqual(true, saved.IsError);
        Assert.Contains("heron", Text(loaded), StringComparison.Ordinal);
    }

    private static string Text(CallToolResult result) =>
        string.Concat(result.Content.OfType<TextContentBlock>().Select(block => block.Text));
}
