using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;
using OllamaMcp.AppHost.Commands;
using OllamaMcp.AppHost.Topology;
using OllamaMcp.TestKit;

namespace OllamaMcp.AppHost.Tests.Running;

/// <summary>Several replicas of the server and several Ollamas, as one would run them.</summary>
public sealed class ReplicaTests
{
    // Each request on a connection of its own, so that the front gives it to the next replica.
    private static readonly SocketsHttpHandler NoReuse = new() { PooledConnectionLifetime = TimeSpan.Zero };

    [Theory]
    [InlineData("files")]
    [InlineData("redis")]
    public async Task Sessions_OverReplicas_AreOneServer(string store)
    {
        await using var run = await StartAsync(store, "AppHost__Replicas=3");
        await using var old = await ClientAsync(run, "2025-11-25"); // holds a session, which one replica owns
        await using var latest = await ClientAsync(run, version: null);

        foreach (var number in Enumerable.Range(0, 4))
        {
            await SaveAsync(number % 2 == 0 ? old : latest, $"kept-{number}");
            await LoadAsync(number % 2 == 0 ? latest : old, $"kept-{number}");
        }

        Assert.Equal(3, Servers(run).Count);
        Assert.Contains("connections go to 3 replicas in turn", run.Output, StringComparison.Ordinal);
        Assert.Equal(new CommandOutcome(true, "4 conversations were removed."), await ClearAsync(run));
        Assert.Equal(new CommandOutcome(true, "0 conversations were removed."), await ClearAsync(run));
    }

    [Fact]
    public async Task Replica_ThatIsKilled_CostsNoCallAfterIt()
    {
        await using var run = await StartAsync("files", "AppHost__Replicas=2");
        await using var client = await ClientAsync(run, version: null);

        var victim = Servers(run).Keys.First();
        Signals.Send(victim, Signals.Kill);
        await Machine.UntilGoneAsync([victim]); // until then it may take a connection, and never answer

        for (var call = 0; call < 6; call++)
        {
            Assert.NotEqual(true, (await client.CallToolAsync("ollama_get_version", cancellationToken: Patience.Token)).IsError);
        }
    }

    [Fact]
    public async Task Stop_WithReplicas_EndsAllAndSaysNothingOfAFailure()
    {
        await using var run = await StartAsync("files", "AppHost__Replicas=2", "AppHost__Ollamas=2");
        var children = Machine.ChildrenOf(run.Id).Keys;

        Signals.Send(run.Id, Signals.Terminate);

        Assert.Equal(0, await run.EndedAsync());
        Assert.DoesNotContain(children, Machine.IsAlive);
        Assert.DoesNotContain("xception", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ollamas_Several_AreAllGivenToTheServer()
    {
        await using var run = await StartAsync("files", "AppHost__Ollamas=3", "AppHost__OllamaModel=emulated-extra");

        var environment = await File.ReadAllTextAsync($"/proc/{Assert.Single(Servers(run)).Key}/environ", Patience.Token);
        var given = environment.Split('\0').Single(line => line.StartsWith("OLLAMA_SERVER_URL=", StringComparison.Ordinal));
        var addresses = given["OLLAMA_SERVER_URL=".Length..].Split(',');
        Assert.Equal(3, addresses.Distinct(StringComparer.Ordinal).Count());
        Assert.All(addresses, address => Assert.Contains($" {address} ", run.Output, StringComparison.Ordinal));
        foreach (var name in new[] { "ollama", "ollama-2", "ollama-3" })
        {
            await run.SaysAsync($"{name}: emulated-extra was pulled.");
        }
    }

    private static Task<AppHostRun> StartAsync(string store, params IEnumerable<string> settings) =>
        AppHostRun
            .Start(
                store == "redis" ? [Machine.RedisFolder()] : Machine.EmptyPath,
                ["AppHost__Ollama=emulator", $"OLLAMA_HOST={Machine.FreeLoopbackAddress()}", $"AppHost__ContextStore={store}", .. settings]
            )
            .ReadyAsync();

    private static Dictionary<int, string> Servers(AppHostRun run) =>
        Machine.ChildrenOf(run.Id).Where(child => child.Value.Contains("ollama-mcp.dll", StringComparison.Ordinal)).ToDictionary();

    private static async Task<McpClient> ClientAsync(AppHostRun run, string? version) =>
        await McpClient.CreateAsync(
            new HttpClientTransport(
                new HttpClientTransportOptions { Endpoint = run.Mcp },
                new HttpClient(NoReuse, disposeHandler: false),
                ownsHttpClient: true
            ),
            new McpClientOptions { ProtocolVersion = version },
            cancellationToken: Patience.Token
        );

    private static async Task SaveAsync(McpClient client, string session)
    {
        var messages = new[] { new { role = "user", content = "the word is heron" } };
        var arguments = new Dictionary<string, object?> { ["session_id"] = session, ["messages"] = messages };
        var saved = await client.CallToolAsync("ollama_save_context", arguments, cancellationToken: Patience.Token);
        Assert.NotEqual(true, saved.IsError);
    }

    private static async Task LoadAsync(McpClient client, string session)
    {
        var arguments = new Dictionary<string, object?> { ["session_id"] = session };
        var loaded = await client.CallToolAsync("ollama_load_context", arguments, cancellationToken: Patience.Token);
        Assert.Contains(
            "heron",
            string.Concat(loaded.Content.OfType<TextContentBlock>().Select(block => block.Text)),
            StringComparison.Ordinal
        );
    }

    private static async Task<CommandOutcome> ClearAsync(AppHostRun run)
    {
        using var http = new HttpClient();
        return await new CommandRunner(http, []).RunAsync(
            LocalCommands.ClearContexts,
            new Uri(run.Mcp, "/"),
            null,
            _ => { },
            Patience.Token
        );
    }
}
