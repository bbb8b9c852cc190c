using OllamaMcp.Deploy.Tests.Calling;
using OllamaMcp.Deploy.Tests.Cluster;

namespace OllamaMcp.Deploy.Tests.Steadiness;

/// <summary>What is lost without a word: a server, Redis, Ollama, in mid-call. Who was called there is told, and the next calls are answered.</summary>
public sealed class LossTests(TestCluster cluster, SteadyRelease release) : IClassFixture<SteadyRelease>
{
    private const string Endless = $$"""{"model":"{{EndlessModel.Name}}","prompt":"Once","options":{"num_predict":20000} }""";
    private const string List = "ollama_list_models";
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(5);

    [Fact]
    public async Task Server_KilledInMidCall_EndsThoseCallsAndNoOthers()
    {
        cluster.Require();
        await release.SettleAsync();
        var servers = await release.ServersAsync();
        var lost = await release.AddressOfAsync(servers[0]);
        var kept = await release.AddressOfAsync(servers[1]);
        await using var there = await StreamedCall.StartAsync(lost, hasSession: true, Endless);
        using var through = new ToolCaller(kept, hasSession: true) { Session = there.Session };

        (await through.CallAsync(List, "{}")).Expect();
        await release.KillAsync(servers[0], "ollama-mcp");

        await Assert.ThrowsAsync<HttpRequestException>(() => there.Answer);
        (await through.CallAsync(List, "{}")).Expect();
        Assert.Equal(1, through.SessionsLost);
        await release.SettleAsync();
    }

    [Fact]
    public async Task Server_ThatHangs_IsTakenOutOfTheServiceAndComesBack()
    {
        cluster.Require();
        await release.SettleAsync();
        var servers = await release.ServersAsync();
        var process = await release.ProcessAsync(servers[0], "ollama-mcp");

        await process.HoldAsync();
        try
        {
            var taken = await ClusterPatience.UntilAsync(async () => (await release.ReadyAsync()).Length == 1);
            TestContext.Current.TestOutputHelper?.WriteLine($"A server that hangs was taken out after {taken.TotalSeconds:F0} s");
            // The network hears of it a moment after the list of addresses.
            await ClusterPatience.UntilAsync(IsAnsweredAsync);
        }
        finally
        {
            await process.ReleaseAsync();
        }

        await release.SettleAsync();
    }

    [Fact]
    public async Task Redis_KilledBetweenSaves_LosesNothingAcknowledgedAndStopsNobodyElse()
    {
        cluster.Require();
        await release.SettleAsync();
        var others = Load.Start(release.Service, callers: 2, List, "{}");
        using var caller = new ToolCaller(release.Service, hasSession: false);
        var conversations = new SavedConversations(caller);
        await conversations.SaveAsync(50);

        await release.KillAsync("ollama-mcp-redis-0", "redis-server");
        var before = conversations.Count;
        await ClusterPatience.UntilAsync(async () =>
        {
            await conversations.SaveAsync(1);
            return conversations.Count > before + 5;
        });

        Assert.All(conversations.Errors, code => Assert.Equal("context_store_unavailable", code));
        await conversations.AssertKeptAsync();
        (await others.StopAsync()).Unbroken();
        await release.SettleAsync();
    }

    [Fact]
    public async Task Ollama_KilledInMidCall_GivesWhatHadComeAndLeavesTheServiceFull()
    {
        cluster.Require();
        await release.SettleAsync();
        await using var cut = await StreamedCall.StartAsync(release.Service, hasSession: false, Endless);
        await release.KillAsync("ollama-mcp-ollama-0", "ollama");

        var answer = await cut.Answer;

        Assert.Equal("stream_cut", answer.ErrorCode);
        Assert.StartsWith(cut.Heard, answer.Content["error"]!["partial"]!.GetValue<string>(), StringComparison.Ordinal);
        using var caller = new ToolCaller(release.Service, hasSession: false);
        List<string?> codes = [];
        await ClusterPatience.UntilAsync(async () =>
        {
            codes.Add((await caller.CallAsync(List, "{}")).ErrorCode);
            Assert.Equal(2, (await release.ReadyAsync()).Length);
            return codes[^1] is null;
        });
        Assert.All(codes.SkipLast(1), code => Assert.Equal("ollama_unreachable", code));
        await release.SettleAsync();
    }

    /// <summary>Whether a program that comes now is answered; one that was led to the server that hangs waits with it.</summary>
    private async Task<bool> IsAnsweredAsync()
    {
        using var caller = new ToolCaller(release.Service, hasSession: false);
        try
        {
            (await caller.CallAsync(List, "{}").WaitAsync(Soon, TestContext.Current.CancellationToken)).Expect();
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }
}
