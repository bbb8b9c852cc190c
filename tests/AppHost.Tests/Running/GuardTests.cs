using System.Globalization;
using OllamaMcp.AppHost.Processes.Machine;
using OllamaMcp.AppHost.Tests.Fakes;
using OllamaMcp.TestKit;

namespace OllamaMcp.AppHost.Tests.Running;

/// <summary>An AppHost that is killed cannot end its children: its guard does, and where that is killed too, the next start.</summary>
public sealed class GuardTests
{
    [Fact]
    public async Task Kill_OfTheAppHost_EndsChildrenAndGrandchildren()
    {
        using var programs = new FakePrograms();
        programs.Add("ollama", $"/bin/sleep 3600 & exec '{BuiltPrograms.Dotnet}' '{AppHostRun.BuiltProgram("ollama-emulator")}'");
        await using var run = await AppHostRun
            .Start([programs.Folder, Machine.SetsidFolder()], $"OLLAMA_HOST={Machine.FreeLoopbackAddress()}", "AppHost__Ollama=local")
            .ReadyAsync();
        var parts = Machine.PartsOf(run.Id).Keys.ToList();
        var grandchildren = parts.SelectMany(part => Machine.ChildrenOf(part).Keys).ToList();
        var guard = Machine.GuardOf(run.Id);
        Assert.NotEmpty(grandchildren);

        Signals.Send(run.Id, Signals.Kill);

        await Machine.UntilGoneAsync([.. parts, .. grandchildren, guard]);
        Assert.Empty(Directory.EnumerateFiles(run.Records));
    }

    [Fact]
    public async Task Kill_OfAppHostAndGuard_IsPutRightByTheNextStart()
    {
        await using var killed = await AppHostRun.Start(Machine.EmptyPath, $"OLLAMA_HOST={Machine.FreeLoopbackAddress()}").ReadyAsync();
        var parts = Machine.PartsOf(killed.Id).Keys.ToList();
        Signals.Send(Machine.GuardOf(killed.Id), Signals.Kill);
        Signals.Send(killed.Id, Signals.Kill);
        await Machine.UntilGoneAsync([killed.Id]);
        Assert.All(parts, part => Assert.True(Machine.IsAlive(part)));

        await using var next = await killed.Again().ReadyAsync();

        Assert.Contains("A run that was killed left ollama (dotnet, process ", next.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(parts, Machine.IsAlive);
        Assert.Single(Directory.EnumerateFiles(next.Records));
    }

    [Fact]
    public async Task Kill_OfAppHostAndGuard_LeavesNoRedisBehindEither()
    {
        await using var killed = await AppHostRun
            .Start([Machine.RedisFolder()], $"OLLAMA_HOST={Machine.FreeLoopbackAddress()}", "AppHost__Ollama=emulator")
            .ReadyAsync();
        var redis = Machine.PartsOf(killed.Id).Single(part => part.Value.Contains("redis-server", StringComparison.Ordinal)).Key;
        Signals.Send(Machine.GuardOf(killed.Id), Signals.Kill);
        Signals.Send(killed.Id, Signals.Kill);
        await Machine.UntilGoneAsync([killed.Id]);

        await using var next = await killed.Again().ReadyAsync();

        Assert.Contains($"context-store (redis-server, process {redis})", next.Output, StringComparison.Ordinal);
        Assert.False(Machine.IsAlive(redis));
    }

    [Fact]
    public async Task Kill_OfAppHostAndGuard_LeavesNothingBehindThatNoRecordNames()
    {
        using var programs = new FakePrograms();
        var (setsid, stray) = (Machine.SetsidFolder(), Path.Combine(programs.Folder, "stray"));
        programs.Add(
            "ollama",
            $"{setsid}/setsid /bin/sleep 3600 & echo $! > '{stray}'; exec '{BuiltPrograms.Dotnet}' '{AppHostRun.BuiltProgram("ollama-emulator")}'"
        );
        await using var killed = await AppHostRun
            .Start([programs.Folder], $"OLLAMA_HOST={Machine.FreeLoopbackAddress()}", "AppHost__Ollama=local")
            .ReadyAsync();
        var process = int.Parse(await File.ReadAllTextAsync(stray, Patience.Token), CultureInfo.InvariantCulture);
        Signals.Send(Machine.GuardOf(killed.Id), Signals.Kill);
        Signals.Send(killed.Id, Signals.Kill);
        await Machine.UntilGoneAsync([killed.Id]);
        Assert.True(Machine.IsAlive(process));

        await using var next = await killed.Again().ReadyAsync();

        Assert.False(Machine.IsAlive(process));
    }

    [Fact]
    public async Task Kill_OfTheGuardAlone_LeavesTheRunAsItIs()
    {
        await using var run = await AppHostRun.Start(Machine.EmptyPath, $"OLLAMA_HOST={Machine.FreeLoopbackAddress()}").ReadyAsync();

        Signals.Send(Machine.GuardOf(run.Id), Signals.Kill);

        Assert.NotEqual(true, (await run.CallAsync("ollama_get_version")).IsError);
        Signals.Send(run.Id, Signals.Terminate);
        Assert.Equal(0, await run.EndedAsync());
    }

    [Fact]
    public async Task Record_OfAStrangersProcess_EndsNothing()
    {
        using var programs = new FakePrograms();
        await using var run = AppHostRun.Start(Machine.EmptyPath, $"OLLAMA_HOST={Machine.FreeLoopbackAddress()}", "MCP_PORT=wrong");
        await run.EndedAsync();
        Directory.CreateDirectory(run.Records);
        // This process, with another start, and with another program.
        using var self = System.Diagnostics.Process.GetCurrentProcess();
        var started = self.StartTime.ToUniversalTime();
        await File.WriteAllLinesAsync(
            Path.Combine(run.Records, "1-1.run"),
            [
                "AppHost\t1\t1\tdotnet\t",
                $"ollama\t{self.Id}\t{started.AddHours(-1).Ticks}\t{self.ProcessName}\t",
                $"mcp-server\t{self.Id}\t{started.Ticks}\tredis-server\t",
                "not a process at all",
            ],
            Patience.Token
        );

        await using var next = await run.Again().ReadyAsync();

        Assert.DoesNotContain("A run that was killed", next.Output, StringComparison.Ordinal);
    }
}
